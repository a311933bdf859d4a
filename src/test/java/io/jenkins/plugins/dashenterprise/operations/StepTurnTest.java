package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.DashJenkins;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.apps.AppStatus;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.graphql.model.CurrentUserQuery;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Few steps are at work at a time; the others wait without a thread, and without their time running. */
class StepTurnTest extends DashTest {
    private static final int MOST_AT_WORK = 6;

    private final List<OperationExecution> started = new ArrayList<>();
    private Run<?, ?> run;
    private DashEnterpriseSimulator other;

    @BeforeEach
    void prepare() throws Exception {
        run = dash.jenkins.buildAndAssertSuccess(dash.freestyle());
        other = DashEnterpriseSimulator.start();
        DashEnterpriseConfiguration.get()
                .setServers(List.of(dash.server("slow"), DashJenkins.server("other", other.url())));
        dash.simulator.server().addApp("sales", "ci");
        other.server().addApp("sales", "ci");
    }

    @AfterEach
    void end() throws Exception {
        started.forEach(step -> step.stop(new InterruptedException("the test is over")));
        other.close();
    }

    @Test
    void manyStepsNeedFewThreadsAndNoneFails() throws Exception {
        dash.simulator.settings().latency(Duration.ofMillis(20));
        List<Surroundings> steps = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            steps.add(start(status("slow")));
        }
        int most = 0;
        while (steps.stream().anyMatch(step -> !step.result.isDone())) {
            most = Math.max(most, threadsAtWork());
            Thread.sleep(5);
        }
        for (Surroundings step : steps) {
            assertEquals("sales", ((Map<?, ?>) step.result.get()).get("name"));
        }
        assertTrue(most > 0 && most <= MOST_AT_WORK, most + " threads were at work");
    }

    @Test
    void waitingForATurnIsNotTheServersTime() throws Exception {
        DashEnterpriseConfiguration.get().getServers().get(0).setCallTimeoutSeconds(1);
        dash.simulator.settings().latency(Duration.ofMillis(300));
        List<Surroundings> steps = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            steps.add(start(status("slow")));
        }
        for (Surroundings step : steps) {
            assertEquals("sales", ((Map<?, ?>) step.result.get(60, TimeUnit.SECONDS)).get("name"));
        }
    }

    @Test
    void stepsOfASlowServerLeaveRoomForThoseOfAnother() throws Exception {
        dash.simulator.inject(Faults.silence().always());
        for (int i = 0; i < 30; i++) {
            start(status("slow"));
        }
        until(() -> dash.simulator.requestCount() == MOST_AT_WORK);
        assertEquals("sales", ((Map<?, ?>) start(status("other")).result.get(30, TimeUnit.SECONDS)).get("name"));
        assertEquals(MOST_AT_WORK, dash.simulator.requestCount());
    }

    @Test
    void anAbortedStepLeavesTheQueueAtOnce() throws Exception {
        dash.simulator.inject(Faults.silence().always());
        for (int i = 0; i < MOST_AT_WORK; i++) {
            start(status("slow"));
        }
        until(() -> dash.simulator.requestCount() == MOST_AT_WORK);
        assertEquals("calling Dash Enterprise", started.get(0).getStatus());
        Surroundings queued = start(status("slow"));
        OperationExecution step = started.get(MOST_AT_WORK);
        assertEquals("waiting for its turn to call Dash Enterprise", step.getStatus());
        step.stop(new InterruptedException("aborted"));
        assertEquals("aborted", failure(queued).getMessage());
        dash.simulator.clearFaults();
        started.get(0).stop(new InterruptedException("aborted"));
        assertEquals("sales", ((Map<?, ?>) start(status("slow")).result.get(30, TimeUnit.SECONDS)).get("name"));
        assertEquals(MOST_AT_WORK + 1, dash.simulator.requestCount(), "the aborted step did not call");
    }

    @Test
    void aStepThatWaitedForItsTurnWaitsForItAgainAfterARestart() throws Exception {
        dash.simulator.inject(Faults.silence().always());
        for (int i = 0; i < MOST_AT_WORK; i++) {
            start(status("slow"));
        }
        start(status("slow"));
        Surroundings after = new Surroundings(run, listener());
        Surroundings.afterRestart = after;
        OperationExecution resumed = copy(started.get(MOST_AT_WORK));
        resumed.onResume();
        assertEquals("waiting for its turn to call Dash Enterprise", resumed.getStatus());
        dash.simulator.clearFaults();
        for (OperationExecution step : started) {
            step.stop(new InterruptedException("the controller dies"));
        }
        assertEquals("sales", ((Map<?, ?>) after.result.get(30, TimeUnit.SECONDS)).get("name"));
    }

    @Test
    void whatTakesMinutesIsInNobodysWay() throws Exception {
        CountDownLatch pushed = new CountDownLatch(1);
        AtomicInteger pushing = new AtomicInteger();
        List<Surroundings> pushes = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            pushes.add(start(new Doing(session -> {
                session.stepAside();
                pushing.incrementAndGet();
                pushed.await();
                return session.query(new CurrentUserQuery()).current.username;
            })));
        }
        until(() -> pushing.get() == pushes.size());
        assertEquals("sales", ((Map<?, ?>) start(status("slow")).result.get(30, TimeUnit.SECONDS)).get("name"));
        pushed.countDown();
        for (Surroundings push : pushes) {
            assertEquals("ci", push.result.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatTakesMinutesCanBeAborted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch pushing = new CountDownLatch(1);
        Surroundings push = start(new Doing(session -> {
            session.stepAside();
            pushing.countDown();
            try {
                return new CountDownLatch(1).await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        }));
        pushing.await();
        started.get(0).stop(new InterruptedException("aborted"));
        assertEquals("aborted", failure(push).getMessage());
        assertTrue(interrupted.await(30, TimeUnit.SECONDS));
    }

    @Test
    void theTimeOfAStepBeginsWithItsFirstTurn() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < MOST_AT_WORK; i++) {
            start(new Doing(session -> go.await(1, TimeUnit.MINUTES)));
        }
        Surroundings late = start(new Doing(Session::startMillis));
        Thread.sleep(50);
        long turn = System.currentTimeMillis();
        go.countDown();
        assertTrue((Long) late.result.get(30, TimeUnit.SECONDS) >= turn);
    }

    @Test
    void anErrorOfTheJvmEndsAStepAndItsTurn() throws Exception {
        for (int i = 0; i < 2 * MOST_AT_WORK; i++) {
            assertEquals(
                    "no memory",
                    failure(start(new Doing(session -> {
                                throw new OutOfMemoryError("no memory");
                            })))
                            .getMessage());
        }
    }

    @Test
    void aStepOfAnUnknownServerSaysSo() throws Exception {
        assertTrue(failure(start(status("nowhere")))
                .getMessage()
                .contains("There is no Dash Enterprise server named 'nowhere'"));
    }

    private static Throwable failure(Surroundings step) {
        return assertThrows(ExecutionException.class, () -> step.result.get(30, TimeUnit.SECONDS))
                .getCause();
    }

    private static AppStatus status(String server) {
        AppStatus status = new AppStatus("sales");
        status.setServer(server);
        return status;
    }

    private Surroundings start(Operation operation) throws InterruptedException {
        Surroundings surroundings = new Surroundings(run, listener());
        OperationExecution step = new OperationExecution(surroundings, operation);
        started.add(step);
        assertFalse(step.start(), "a step never ends on Pipeline's own thread");
        return surroundings;
    }

    private static int threadsAtWork() {
        return (int) Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().startsWith(OperationExecution.class.getName())))
                .count();
    }

    private static TaskListener listener() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return () -> nowhere;
    }

    private static OperationExecution copy(OperationExecution step) throws Exception {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(saved)) {
            out.writeObject(step);
        }
        return (OperationExecution) new ObjectInputStream(new ByteArrayInputStream(saved.toByteArray())).readObject();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertTrue(condition.getAsBoolean());
    }

    private interface Work {
        Object in(Session session) throws IOException, InterruptedException;
    }

    /** An operation of the test's own. */
    private static final class Doing extends Operation {
        private static final long serialVersionUID = 1;
        private final transient Work work;

        Doing(Work work) {
            this.work = work;
            setServer("slow");
        }

        @Override
        public Object run(Session session) throws IOException, InterruptedException {
            return work.in(session);
        }
    }
}
