package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashJenkins;
import io.jenkins.plugins.dashenterprise.FilesWithSecrets;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** The server goes on while the controller restarts. */
@Tag("jenkins")
class RestartJenkinsTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    private DashEnterpriseSimulator simulator;

    @BeforeEach
    void start() {
        simulator = DashEnterpriseSimulator.start();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private WorkflowRun started(JenkinsRule jenkins, String script) throws Exception {
        return started(new DashJenkins(jenkins, simulator), script);
    }

    private static WorkflowRun started(DashJenkins dash, String script) throws Exception {
        WorkflowJob job = dash.jenkins.createProject(WorkflowJob.class, "deploy");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private static WorkflowRun run(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName("deploy", WorkflowJob.class).getBuildByNumber(1);
    }

    @Test
    void aWaitGoesOn() throws Throwable {
        simulator.server().addApp("shop", "ci").deployed("1", "a").deploying();
        session.then(jenkins -> {
            WorkflowRun run = started(
                    jenkins,
                    "echo \"then ${deDashAppStatus(app: 'shop', waitFor: 'running', timeoutMinutes: 5).state}\"");
            jenkins.waitForMessage("It is deploying.", run);
            String dump =
                    ((CpsFlowExecution) run.getExecution()).getThreadDump().toString();
            assertTrue(dump.contains("waiting for app 'shop' to be running, which is deploying"), dump);
        });
        session.then(jenkins -> {
            simulator.server().app("shop").running();
            WorkflowRun run = run(jenkins);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("then running", run);
        });
    }

    @Test
    void aWaitKeepsItsDeadline() throws Throwable {
        simulator.server().addApp("shop", "ci").deployed("1", "a").deploying();
        AtomicLong deadline = new AtomicLong();
        session.then(jenkins -> {
            WorkflowRun run = started(jenkins, "deDashAppStatus app: 'shop', waitFor: 'running', timeoutMinutes: 5");
            jenkins.waitForMessage("It is deploying.", run);
            deadline.set(deadlineOf(run));
        });
        session.then(jenkins -> {
            WorkflowRun run = run(jenkins);
            assertEquals(deadline.get(), deadlineOf(run));
            run.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        });
    }

    private static long deadlineOf(WorkflowRun run) throws Exception {
        List<StepExecution> steps =
                run.getExecutionPromise().get().getCurrentExecutions(false).get();
        assertEquals(1, steps.size());
        Field wait = OperationExecution.class.getDeclaredField("wait");
        wait.setAccessible(true);
        return ((Wait<?>) wait.get(steps.get(0))).deadlineMillis();
    }

    @Test
    void aWaitThatIsSavedHoldsNoSecret() throws Throwable {
        simulator.server().addApp("shop", "ci").deployed("1", "a").running();
        simulator.settings().restartTime(Duration.ofHours(1));
        List<String> secrets = List.of("s3cr3t-of-the-shop", "ci-key");
        session.then(jenkins -> {
            DashJenkins dash = new DashJenkins(jenkins, simulator);
            dash.addSecret("shop-password", secrets.get(0));
            WorkflowRun run =
                    started(dash, "deDashSetEnv app: 'shop', secrets: [PASSWORD: 'shop-password'], wait: true");
            jenkins.waitForMessage("It is deploying.", run);
            assertEquals(
                    List.of(), FilesWithSecrets.in(jenkins.jenkins.getRootDir().toPath(), secrets));
        });
        session.then(jenkins -> {
            simulator.server().app("shop").running();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run(jenkins)));
            assertEquals(secrets.get(0), simulator.server().app("shop").variable("PASSWORD"));
            assertEquals(
                    List.of(), FilesWithSecrets.in(jenkins.jenkins.getRootDir().toPath(), secrets));
        });
    }

    @Test
    void aMutationInFlightIsLookedUp() throws Throwable {
        simulator.inject(Faults.lateAnswer(Duration.ofMinutes(5)).on("addApp"));
        session.then(jenkins -> {
            started(jenkins, "echo \"created ${deDashAddApp(app: 'shop', ifExists: 'fail').created}\"");
            while (!simulator.server().hasApp("shop")) {
                Thread.sleep(20);
            }
        });
        session.then(jenkins -> {
            WorkflowRun run = run(jenkins);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("created true", run);
            assertEquals(1, simulator.requests("addApp").size());
        });
    }

    @Test
    void anAbortEndsAWait() throws Throwable {
        simulator.server().addApp("shop", "ci").deployed("1", "a").deploying();
        session.then(jenkins -> {
            WorkflowRun run = started(jenkins, "deDashAppStatus app: 'shop', waitFor: 'running'");
            jenkins.waitForMessage("It is deploying.", run);
            run.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            jenkins.assertLogNotContains("\tat ", run);
            long asked = simulator.requestCount();
            Thread.sleep(1_500);
            assertEquals(asked, simulator.requestCount());
        });
    }

    @Test
    void anAbortEndsACall() throws Throwable {
        simulator.inject(Faults.silence().on("FindApp"));
        session.then(jenkins -> {
            WorkflowRun run = started(jenkins, "deDashAddApp 'shop'");
            while (simulator.requests("FindApp").isEmpty()) {
                Thread.sleep(20);
            }
            run.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            jenkins.assertLogNotContains("\tat ", run);
            while (simulator.openConnections() > 0) {
                Thread.sleep(20);
            }
        });
    }
}
