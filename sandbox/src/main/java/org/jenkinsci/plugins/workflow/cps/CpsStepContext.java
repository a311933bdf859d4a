package org.jenkinsci.plugins.workflow.cps;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.StepContext;

final class CpsStepContext extends StepContext {
    private static final AtomicInteger LAST_ID = new AtomicInteger();
    private static final Map<Integer, CpsStepContext> RUNNING = new ConcurrentHashMap<>();

    private final int id = LAST_ID.incrementAndGet();
    private final transient CpsFlowExecution execution;
    private final transient CpsThread thread;
    private final transient CompletableFuture<Object> outcome = new CompletableFuture<>();

    CpsStepContext(CpsFlowExecution execution, CpsThread thread) {
        this.execution = execution;
        this.thread = thread;
        RUNNING.put(id, this);
        outcome.whenComplete((value, problem) -> RUNNING.remove(id));
    }

    @Override
    public <T> T get(Class<T> key) throws IOException, InterruptedException {
        Stream<?> always = Stream.of(execution.run, execution.run.getParent(), execution.listener);
        if (key == EnvVars.class) {
            return key.cast(EnvActionImpl.environment(execution, thread));
        }
        if (thread.workspace != null && (key == FilePath.class || key == Launcher.class)) {
            return key.cast(key == FilePath.class ? thread.workspace : new Launcher.LocalLauncher(execution.listener));
        }
        return always.filter(key::isInstance).map(key::cast).findFirst().orElse(null);
    }

    @Override
    public void onSuccess(Object result) {
        warnIfLate(outcome.complete(result));
    }

    @Override
    public void onFailure(Throwable problem) {
        if (problem == null) {
            throw new IllegalArgumentException("onFailure needs a Throwable");
        }
        warnIfLate(outcome.completeExceptionally(problem));
    }

    private void warnIfLate(boolean first) {
        if (!first) {
            Logger.getLogger(CpsStepContext.class.getName()).warning("already completed " + this);
        }
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public ListenableFuture<Void> saveState() {
        return Futures.immediateFuture(null);
    }

    boolean isCompleted() {
        return outcome.isDone();
    }

    Object await() throws Throwable {
        while (true) {
            try {
                return outcome.get();
            } catch (ExecutionException e) {
                throw e.getCause();
            } catch (InterruptedException e) {
                // The step is told to stop, and says when it has.
            }
        }
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof CpsStepContext other && id == other.id;
    }

    @Override
    public int hashCode() {
        return id;
    }

    private Object writeReplace() {
        return new Handle(id);
    }

    private record Handle(int id) implements Serializable {
        private Object readResolve() {
            return RUNNING.get(id);
        }
    }
}
