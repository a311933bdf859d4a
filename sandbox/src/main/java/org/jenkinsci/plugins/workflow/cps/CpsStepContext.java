package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.Closure;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Result;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;

final class CpsStepContext extends StepContext {
    private static final Map<Integer, CpsStepContext> ALL = new ConcurrentHashMap<>();

    private static final AtomicInteger NODES = new AtomicInteger();

    private final CpsFlowExecution execution;
    private final CpsThread thread;
    private final FlowNode node = new FlowNode(Integer.toString(NODES.incrementAndGet()));
    private final CompletableFuture<Object> outcome = new CompletableFuture<>();

    private final Closure<?> body;

    CpsStepContext(CpsFlowExecution execution, CpsThread thread, Closure<?> body) {
        this.execution = execution;
        this.thread = thread;
        this.body = body;
    }

    @Override
    public <T> T get(Class<T> key) throws IOException, InterruptedException {
        EnvVars environment = EnvActionImpl.environment(execution, thread);
        FilePath workspace = thread.workspace;
        Stream<Object> own = Stream.of(node, execution.run, execution.run.getParent(), execution.listener(thread), environment);
        return Stream.of(own, Stream.of(Optional.ofNullable(workspace).map(Object.class::cast)).flatMap(Optional::stream), thread.surroundings.stream())
                .flatMap(each -> each)
                .filter(Objects::nonNull)
                .filter(key::isInstance)
                .map(key::cast)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void onSuccess(Object result) {
        outcome.complete(result);
    }

    @Override
    public void onFailure(Throwable problem) {
        outcome.completeExceptionally(problem);
    }

    @Override
    public ListenableFuture<Void> saveState() {
        try {
            execution.save(thread.step());
            return Futures.immediateVoidFuture();
        } catch (IOException e) {
            return Futures.immediateFailedFuture(e);
        }
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setResult(Result result) {
        execution.run.setResult(result);
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        return new CpsBodyInvoker(execution, thread, body);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
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

    private Object writeReplace() {
        ALL.put(hashCode(), this);
        return new Handle(hashCode());
    }

    private record Handle(int id) implements Serializable {
        private Object readResolve() {
            return ALL.get(id);
        }
    }
}
