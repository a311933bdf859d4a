package io.jenkins.plugins.dashenterprise.operations;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What surrounds a step; a saved step is given another one when it is read. */
final class Surroundings extends StepContext {
    private static final long serialVersionUID = 1;
    static volatile Surroundings afterRestart;

    private final transient Run<?, ?> run;
    private final transient TaskListener listener;
    final transient CompletableFuture<Object> result = new CompletableFuture<>();
    transient FilePath workspace;
    transient int looksInVain;

    /** Told each time that the step saves its state. */
    transient Runnable onSave = () -> {};

    Surroundings(Run<?, ?> run, TaskListener listener) {
        this.run = run;
        this.listener = listener;
    }

    /** The same around a step that goes on after a restart. */
    Surroundings again() {
        Surroundings after = new Surroundings(run, listener);
        after.workspace = workspace;
        return after;
    }

    /** What is read after a restart of what was saved before. */
    @SuppressWarnings("unchecked")
    static <T extends Serializable> T copy(T state) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(saved)) {
            out.writeObject(state);
        }
        return (T) new ObjectInputStream(new ByteArrayInputStream(saved.toByteArray())).readObject();
    }

    private Object readResolve() {
        return afterRestart;
    }

    @Override
    public <T> T get(Class<T> key) throws IOException {
        if (key == FilePath.class && looksInVain > 0) {
            looksInVain--;
            throw new IOException("no agent");
        }
        return Stream.of(Optional.ofNullable(workspace), Optional.of(run), Optional.of(listener))
                .flatMap(Optional::stream)
                .filter(key::isInstance)
                .map(key::cast)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void onSuccess(Object value) {
        result.complete(value);
    }

    @Override
    public void onFailure(Throwable problem) {
        result.completeExceptionally(problem);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public ListenableFuture<Void> saveState() {
        onSave.run();
        return Futures.immediateVoidFuture();
    }

    @Override
    public void setResult(Result unused) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
