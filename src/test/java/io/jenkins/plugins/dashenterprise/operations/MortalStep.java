package io.jenkins.plugins.dashenterprise.operations;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** A step whose controller dies: the next one knows of it what it had saved by then. */
public final class MortalStep {
    private final Surroundings surroundings;
    private final OperationExecution step;
    private volatile byte[] saved;

    private MortalStep(Surroundings surroundings, OperationExecution step) {
        this.surroundings = surroundings;
        this.step = step;
        surroundings.onSave = () -> saved = written(step);
        saved = written(step);
    }

    /** Begins an operation as a step of a build. */
    public static MortalStep start(Operation operation, Run<?, ?> run, TaskListener listener, FilePath workspace)
            throws Exception {
        Surroundings surroundings = new Surroundings(run, listener);
        surroundings.workspace = workspace;
        MortalStep step = new MortalStep(surroundings, new OperationExecution(surroundings, operation));
        step.step.start();
        return step;
    }

    /** The controller dies; what the step would have saved later is lost. */
    public void die() {
        surroundings.onSave = () -> {};
        step.stop(new InterruptedException("the controller dies"));
    }

    /** The step goes on in the next controller. */
    public MortalStep goOn() throws Exception {
        Surroundings after = surroundings.again();
        Surroundings.afterRestart = after;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(saved))) {
            MortalStep next = new MortalStep(after, (OperationExecution) in.readObject());
            next.step.onResume();
            return next;
        }
    }

    /** What the step returns. */
    public Object result() throws Exception {
        return surroundings.result.get(1, TimeUnit.MINUTES);
    }

    private static byte[] written(OperationExecution step) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(step);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
