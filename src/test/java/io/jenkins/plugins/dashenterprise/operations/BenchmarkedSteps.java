package io.jenkins.plugins.dashenterprise.operations;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.apps.AppStatus;
import io.jenkins.plugins.dashenterprise.apps.StatusWait;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Steps without the Pipeline engine around them, and without a log. */
public final class BenchmarkedSteps {
    private final Run<?, ?> run;

    public BenchmarkedSteps(Run<?, ?> run) {
        this.run = run;
    }

    public Object run(Operation operation) throws IOException, InterruptedException {
        return session(operation).run();
    }

    /** Begins to wait for an app to run, and returns what ends that. */
    public Runnable begin(String app) throws IOException {
        AppStatus operation = new AppStatus(app);
        operation.setTimeoutMinutes(60);
        Session session = session(operation);
        Waiting waiting = new Waiting(new StatusWait(app, "running", session), session);
        waiting.start(value -> {}, failure -> {});
        return waiting::cancel;
    }

    /** Starts a step of a Pipeline, and returns what comes of it. */
    public CompletableFuture<Object> start(Operation operation) throws InterruptedException {
        Surroundings surroundings = new Surroundings(run, new Quiet(run).listener());
        new OperationExecution(surroundings, operation).start();
        return surroundings.result;
    }

    private Session session(Operation operation) throws IOException {
        return new Session(operation, new Quiet(run), new Progress());
    }

    private record Quiet(Run<?, ?> run) implements BareHost {
        private static final PrintStream NOWHERE =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

        @Override
        public TaskListener listener() {
            return () -> NOWHERE;
        }
    }
}
