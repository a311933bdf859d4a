package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.Closure;
import hudson.console.ConsoleLogFilter;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;

/** Runs the body of a step in the thread that starts it. */
final class CpsBodyInvoker extends BodyInvoker {
    private final CpsFlowExecution execution;
    private final CpsThread parent;
    private final Closure<?> body;
    private final List<Object> surroundings;
    private BodyExecutionCallback callback;

    CpsBodyInvoker(CpsFlowExecution execution, CpsThread parent, Closure<?> body) {
        this.execution = execution;
        this.parent = parent;
        this.body = body;
        this.surroundings = new ArrayList<>(parent.surroundings);
    }

    @Override
    public BodyInvoker withContext(Object override) {
        surroundings.add(0, override);
        return this;
    }

    @Override
    public BodyInvoker withCallback(BodyExecutionCallback caller) {
        callback = caller;
        return this;
    }

    @Override
    public BodyExecution start() {
        try {
            Object result = execution.inThread(parent, this::run);
            callback.onSuccess(null, result);
        } catch (Throwable e) {
            callback.onFailure(null, e);
        }
        return new BodyExecution() {};
    }

    private Object run() throws Exception {
        surroundings.stream().filter(ConsoleLogFilter.class::isInstance).findFirst()
                .ifPresent(filter -> surroundings.add(0, execution.filtered((ConsoleLogFilter) filter)));
        for (Object each : surroundings) {
            execution.save(each instanceof java.io.Serializable ? each : "");
        }
        execution.current().surroundings = List.copyOf(surroundings);
        execution.log("[Pipeline] {");
        try {
            return body.call();
        } finally {
            execution.log("[Pipeline] }");
        }
    }
}
