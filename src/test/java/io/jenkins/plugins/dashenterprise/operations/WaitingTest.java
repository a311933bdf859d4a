package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.apps.AddApp;
import io.jenkins.plugins.dashenterprise.apps.AppStatus;
import io.jenkins.plugins.dashenterprise.apps.StatusWait;
import io.jenkins.plugins.dashenterprise.environment.SetEnv;
import io.jenkins.plugins.dashenterprise.graphql.Hurry;
import io.jenkins.plugins.dashenterprise.graphql.model.CurrentUserQuery;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Hurry.class)
class WaitingTest extends DashTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @Test
    void goesOnAfterPollsThatFail() throws Exception {
        dash.simulator.server().addApp("sales", "ci").deployed("a1", "First").deploying();
        dash.simulator.inject(Faults.status(502).onQueries().skip(1));
        dash.simulator.inject(Faults.truncated().onQueries().skip(1));
        WorkflowRun run = waiting("deDashAppStatus app: 'sales', waitFor: 'running'");
        until(() -> dash.simulator.requestCount() > 5);
        dash.simulator.server().app("sales").deployed("a2", "Second").running();
        dash.jenkins.assertBuildStatusSuccess(dash.jenkins.waitForCompletion(run));
        dash.jenkins.assertLogContains("could not be reached behind its proxy (HTTP 502). Asking again.", run);
        dash.jenkins.assertLogContains("broke off the connection before its answer was complete. Asking again.", run);
        dash.jenkins.assertLogContains("It is running.", run);
    }

    @Test
    void failsAtOnceOnWhatCannotHeal() throws Exception {
        dash.simulator.server().addApp("sales", "ci").deployed("a1", "First").deploying();
        dash.simulator.inject(Faults.status(401).onQueries().skip(2));
        String log = dash.fail("deDashAppStatus app: 'sales', waitFor: 'running'");
        assertTrue(log.contains("does not let the user of the credentials in (HTTP 401)"), log);
        assertEquals(3, dash.simulator.requestCount());
    }

    @Test
    void failsWhenTheAppVanishes() throws Exception {
        dash.simulator.server().addApp("sales", "ci").deployed("a1", "First").deploying();
        dash.simulator.inject(
                Faults.json("no apps", body -> body.withObject("/data/apps").putArray("apps"))
                        .onQueries()
                        .skip(2));
        String log = dash.fail("deDashAppStatus app: 'sales', waitFor: 'running'");
        assertTrue(log.contains("ERROR: There is no app 'sales' on simulator"), log);
    }

    @Test
    void abortEndsThePauseAndTheCall() throws Exception {
        dash.simulator.server().addApp("sales", "ci").deployed("a1", "First").deploying();
        WorkflowRun pausing = waiting("deDashAppStatus app: 'sales', waitFor: 'running'");
        pausing.doStop();
        dash.jenkins.assertBuildStatus(Result.ABORTED, dash.jenkins.waitForCompletion(pausing));
        assertNobodyAsks();
        dash.simulator.inject(Faults.silence().onQueries().skip(1).always());
        WorkflowRun calling = waiting("deDashAppStatus app: 'sales', waitFor: 'running'");
        until(() -> dash.simulator.openConnections() > 0);
        calling.doStop();
        dash.jenkins.assertBuildStatus(Result.ABORTED, dash.jenkins.waitForCompletion(calling));
        assertNobodyAsks();
    }

    @Test
    void aFreestyleBuildCanBeAborted() throws Exception {
        dash.simulator.server().addApp("sales", "ci").deployed("a1", "First").deploying();
        AppStatus operation = new AppStatus("sales");
        operation.setWaitFor("running");
        var build = dash.freestyle(operation).scheduleBuild2(0).waitForStart();
        dash.jenkins.waitForMessage("It is deploying.", build);
        build.doStop();
        dash.jenkins.assertBuildStatus(Result.ABORTED, dash.jenkins.waitForCompletion(build));
        assertNobodyAsks();
    }

    @Test
    void waitsForARestartWhateverHappensToTheCalls() throws Exception {
        dash.simulator.server().addApp("sales", "ci").deployed("a1", "First").running();
        dash.simulator.inject(Faults.reset().onMutations().afterApplied());
        dash.simulator.inject(Faults.status(502).onQueries().skip(2));
        dash.simulator.inject(Faults.loginPage().onQueries().skip(2));
        dash.simulator.inject(Faults.status(429, "1").onQueries().skip(2));
        String log = dash.run("echo \"${deDashSetEnv(app: 'sales', vars: [A: '1'], wait: true)}\"");
        assertTrue(log.contains("Looking whether it was done all the same."), log);
        assertEquals(
                3, log.lines().filter(line -> line.endsWith("Asking again.")).count(), log);
        assertTrue(log.contains("[app:sales, set:[A], unchanged:[], removed:[], refresh:true]"), log);
        assertEquals(1, dash.simulator.requests("addEnvironmentVariable").size());
    }

    @Test
    void doesNotWaitForARestartOfAnAppThatIsGone() throws Exception {
        dash.simulator.server().addApp("sales", "ci").deployed("a1", "First").running();
        dash.simulator.inject(
                Faults.json("no apps", body -> body.withObject("/data/apps").putArray("apps"))
                        .on("AppStatus"));
        String log = dash.fail("deDashSetEnv app: 'sales', vars: [A: '1'], wait: true");
        assertTrue(log.contains("ERROR: There is no app 'sales' on simulator"), log);
    }

    @Test
    void aStepThatNeedsTheWorkspaceWaitsForItsAgent() throws Exception {
        dash.simulator.server().addApp("sales", "ci");
        File workspace = dash.jenkins.jenkins.getRootDir();
        Files.writeString(workspace.toPath().resolve("sales.env"), "A=1\n");
        SetEnv operation = new SetEnv("sales");
        operation.setFile("sales.env");
        Surroundings context = new Surroundings(dash.jenkins.buildAndAssertSuccess(dash.freestyle()), listener());
        context.workspace = new FilePath(workspace);
        context.looksInVain = 3;
        new OperationExecution(context, operation).start();
        assertEquals(List.of("A"), ((Map<?, ?>) context.result.get(30, TimeUnit.SECONDS)).get("set"));
        assertEquals(0, context.looksInVain);
    }

    @Test
    void aStepWhoseAgentStaysAwayFails() throws Exception {
        SetEnv operation = new SetEnv("sales");
        operation.setFile("sales.env");
        Surroundings context = new Surroundings(dash.jenkins.buildAndAssertSuccess(dash.freestyle()), listener());
        context.looksInVain = Integer.MAX_VALUE;
        new OperationExecution(context, operation).start();
        ExecutionException failure =
                assertThrows(ExecutionException.class, () -> context.result.get(30, TimeUnit.SECONDS));
        assertEquals(
                "The workspace cannot be reached: no agent.", failure.getCause().getMessage());
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void aSavedStepGoesOnWhereItWas() throws Exception {
        dash.simulator.server().addApp("sales", "ci").deployed("a1", "First").deploying();
        AppStatus operation = new AppStatus("sales");
        operation.setWaitFor("running");
        Run<?, ?> run = dash.jenkins.buildAndAssertSuccess(dash.freestyle());
        OperationExecution step = new OperationExecution(new Surroundings(run, listener()), operation);
        step.start();
        until(() -> step.getStatus().equals("waiting for app 'sales' to be running, which is deploying"));
        Surroundings after = new Surroundings(run, listener());
        Surroundings.afterRestart = after;
        OperationExecution resumed = Surroundings.copy(step);
        step.stop(new InterruptedException("the controller dies"));
        dash.simulator.server().app("sales").deployed("a2", "Second").running();
        assertEquals("waiting for app 'sales' to be running, which is deploying", resumed.getStatus());
        resumed.onResume();
        assertEquals("running", ((Map<?, ?>) after.result.get(30, TimeUnit.SECONDS)).get("state"));
    }

    @Test
    void whatASavedStepSentIsMaskedAfterTheRestartToo() throws Exception {
        dash.addSecret("token", "hush-token");
        dash.simulator.server().addApp("sales", "ci").deployed("a1", "First").running();
        dash.simulator.settings().restartTime(Duration.ofMinutes(5));
        SetEnv operation = new SetEnv("sales");
        operation.setVars(Map.of("PLAIN", "open-value"));
        operation.setSecrets(Map.of("TOKEN", "token", "GONE", "token"));
        operation.setWait(true);
        Run<?, ?> run = dash.jenkins.buildAndAssertSuccess(dash.freestyle());
        OperationExecution step = new OperationExecution(new Surroundings(run, listener()), operation);
        step.start();
        until(() -> step.getStatus().startsWith("waiting for app 'sales' to restart"));
        Surroundings after = new Surroundings(run, listener());
        Surroundings.afterRestart = after;
        OperationExecution resumed = Surroundings.copy(step);
        step.stop(new InterruptedException("the controller dies"));
        // The step that died may have asked once more.
        dash.simulator.inject(Faults.graphQlError("not with open-value and hush-token")
                .onQueries()
                .always());
        resumed.onResume();
        Throwable failure = assertThrows(ExecutionException.class, () -> after.result.get(30, TimeUnit.SECONDS))
                .getCause();
        assertTrue(failure.getMessage().contains("not with **** and ****"), failure.getMessage());
    }

    @Test
    void resumesInAFreshHostWithItsOriginalDeadline() throws Exception {
        dash.simulator.server().addApp("sales", "ci").deployed("a1", "First").deploying();
        AppStatus operation = new AppStatus("sales");
        operation.setWaitFor("running");
        Wait<?> wait = (Wait<?>) session(operation, new Progress()).run();
        Wait<?> resumed = Surroundings.copy(wait);
        assertEquals(wait.deadlineMillis(), resumed.deadlineMillis());
        dash.simulator.server().app("sales").deployed("a2", "Second").running();
        AtomicReference<Object> answer = new AtomicReference<>();
        new Waiting(resumed, session(Surroundings.copy(operation), new Progress())).start(answer::set, answer::set);
        until(() -> answer.get() != null);
        assertEquals("running", ((Map<?, ?>) answer.get()).get("state"));
    }

    @Test
    void givesUpAtItsDeadlineWithTheLastState() throws Exception {
        dash.simulator.server().addApp("sales", "ci").deployed("a1", "First").deploying();
        AppStatus operation = new AppStatus("sales");
        operation.setTimeoutMinutes(1);
        Session session = session(operation, new Progress());
        StatusWait wait = new StatusWait("sales", "running", session);
        Field deadline = Question.class.getDeclaredField("deadlineMillis");
        deadline.setAccessible(true);
        deadline.set(wait, System.currentTimeMillis() + 1000);
        Waiting waiting = new Waiting(wait, session);
        String message = assertThrows(AbortException.class, waiting::await).getMessage();
        assertTrue(
                message.startsWith("App 'sales': waited 1 minute for app 'sales' to be running on simulator"), message);
        assertTrue(message.contains("it was last seen deploying"), message);
    }

    @Test
    void looksForAMutationThatWasInFlightWhenTheControllerDied() throws Exception {
        AddApp operation = new AddApp("shop");
        operation.setIfExists("fail");
        Progress begun = new Progress();
        dash.simulator.inject(Faults.silence().on("addApp").afterApplied());
        Session dying = session(operation, begun);
        Thread controller = new Thread(() -> assertThrows(InterruptedException.class, dying::run));
        controller.start();
        until(() -> !dash.simulator.requests("addApp").isEmpty()
                && dash.simulator.server().hasApp("shop"));
        Progress saved = Surroundings.copy(begun);
        controller.interrupt();
        controller.join();
        Map<?, ?> result =
                (Map<?, ?>) session(Surroundings.copy(operation), saved).run();
        assertEquals(true, result.get("created"));
        assertEquals(1, dash.simulator.requests("addApp").size());
    }

    @Test
    void anErrorOfTheJvmEndsAWait() throws Exception {
        AppStatus operation = new AppStatus("sales");
        Session session = session(operation, new Progress());
        Waiting waiting = new Waiting(
                new Wait<CurrentUserQuery.Data>(session) {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected CurrentUserQuery query(boolean allApps) {
                        return new CurrentUserQuery();
                    }

                    @Override
                    protected Object answer(CurrentUserQuery.Data data, Session session) {
                        throw new StackOverflowError("deep");
                    }

                    @Override
                    protected String goal() {
                        return "nothing";
                    }
                },
                session);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        waiting.start(value -> {}, failure::complete);
        assertEquals("deep", failure.get(30, TimeUnit.SECONDS).getMessage());
    }

    private void assertNobodyAsks() throws InterruptedException {
        // What was on its way when the build was aborted has arrived by then.
        Thread.sleep(500);
        long calls = dash.simulator.requestCount();
        Thread.sleep(1000);
        assertEquals(calls, dash.simulator.requestCount(), "nobody asks any more");
    }

    private WorkflowRun waiting(String script) throws Exception {
        WorkflowRun run = dash.pipeline(script).scheduleBuild2(0).waitForStart();
        dash.jenkins.waitForMessage("Waiting for app 'sales'", run);
        return run;
    }

    private Session session(Operation operation, Progress begun) throws Exception {
        Run<?, ?> run = dash.jenkins.buildAndAssertSuccess(dash.freestyle());
        return new Session(operation, new Controller(run, listener()), begun);
    }

    private TaskListener listener() {
        PrintStream printed = new PrintStream(log, true, StandardCharsets.UTF_8);
        return () -> printed;
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertTrue(condition.getAsBoolean());
    }

    /** What runs an operation, before a restart or after it. */
    private record Controller(Run<?, ?> run, TaskListener listener) implements BareHost {}
}
