package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashJenkins;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A Jenkins in a process of its own, with the class loaders of its plugins, whose process is killed. */
@Tag("jenkins")
class KilledControllerJenkinsTest {
    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension();

    private DashEnterpriseSimulator simulator;

    @BeforeEach
    void start() throws Throwable {
        simulator = DashEnterpriseSimulator.start();
        controller.startJenkins();
        controller.runRemotely(KilledControllerJenkinsTest::configure, simulator.url());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aWaitGoesOn() throws Throwable {
        simulator.server().addApp("shop", "ci").deployed("1", "a").deploying();
        controller.runRemotely(
                KilledControllerJenkinsTest::build,
                "echo \"then ${deDashAppStatus(app: 'shop', waitFor: 'running').state}\"",
                "It is deploying.");
        controller.stopJenkinsForcibly();
        simulator.server().app("shop").running();
        controller.startJenkins();
        assertTrue(controller.runRemotely(KilledControllerJenkinsTest::log).contains("then running"));
    }

    @Test
    void aMutationInFlightIsLookedUp() throws Throwable {
        simulator.inject(Faults.lateAnswer(Duration.ofMinutes(5)).on("addApp"));
        controller.runRemotely(
                KilledControllerJenkinsTest::build,
                "echo \"created ${deDashAddApp(app: 'shop', ifExists: 'fail').created}\"",
                "Adding app 'shop'");
        while (!simulator.server().hasApp("shop")) {
            Thread.sleep(20);
        }
        controller.stopJenkinsForcibly();
        controller.startJenkins();
        assertTrue(controller.runRemotely(KilledControllerJenkinsTest::log).contains("created true"));
        assertEquals(1, simulator.requests("addApp").size());
    }

    @Test
    void aReviewAppIsFinished() throws Throwable {
        simulator.server().addApp("shop", "ci");
        simulator.inject(Faults.lateAnswer(Duration.ofMinutes(5)).on("updateApp"));
        controller.runRemotely(KilledControllerJenkinsTest::build, """
                node {
                    writeFile file: 'Procfile', text: 'web: gunicorn app:server'
                    writeFile file: 'requirements.txt', text: 'dash'
                    writeFile file: 'app.py', text: 'import dash'
                    sh 'git init -q . && git add . && git -c user.name=a -c user.email=a@b commit -q -m one'
                    def made = deDashReviewApp template: 'shop', name: 'shop-review', gitCredentialsId: 'dash-git'
                    echo "created ${made.created}, deployed ${made.deployed}"
                }
                """, "Making review app");
        while (simulator.requests("updateApp").isEmpty()) {
            Thread.sleep(20);
        }
        controller.stopJenkinsForcibly();
        controller.startJenkins();
        String log = controller.runRemotely(KilledControllerJenkinsTest::log);
        assertTrue(log.contains("created true, deployed true"), log);
        assertEquals(1, simulator.requests("addApp").size());
        assertEquals(
                "shop: deploy", simulator.server().app("shop-review").metadata().get("title"));
    }

    private static void configure(JenkinsRule jenkins, String url) throws Exception {
        DashJenkins.addUser("dash-ci", "ci", "ci-key");
        DashJenkins.addUser("dash-git", "ci", "ci-password");
        DashEnterpriseConfiguration.get().setServers(List.of(DashJenkins.server("simulator", url)));
    }

    private static void build(JenkinsRule jenkins, String script, String message) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "deploy");
        job.setDefinition(new CpsFlowDefinition(script, true));
        jenkins.waitForMessage(message, job.scheduleBuild2(0).waitForStart());
    }

    private static String log(JenkinsRule jenkins) throws Exception {
        WorkflowRun run =
                jenkins.jenkins.getItemByFullName("deploy", WorkflowJob.class).getBuildByNumber(1);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        return JenkinsRule.getLog(run);
    }
}
