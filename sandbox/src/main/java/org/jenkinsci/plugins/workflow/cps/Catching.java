package org.jenkinsci.plugins.workflow.cps;

import hudson.model.Result;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** The steps that go on after a failure. */
final class Catching {
    private final CpsFlowExecution execution;

    Catching(CpsFlowExecution execution) {
        this.execution = execution;
    }

    Object retry(int count, CpsFlowExecution.Body body) throws Exception {
        for (int left = count; ; left--) {
            try {
                return body.call();
            } catch (FlowInterruptedException e) {
                throw e;
            } catch (Exception e) {
                if (left <= 1) {
                    throw e;
                }
                execution.report(e);
                execution.log("Retrying");
            }
        }
    }

    Object catchError(Map<String, Object> given, Result usual, CpsFlowExecution.Body body) throws Exception {
        Result wanted = given.containsKey("buildResult") ? result(given.get("buildResult")) : usual;
        boolean interruptions = !Boolean.FALSE.equals(given.get("catchInterruptions"));
        try {
            body.call();
        } catch (Exception e) {
            boolean interrupted = e instanceof FlowInterruptedException;
            if (interrupted && !interruptions) {
                throw e;
            }
            if (given.get("message") != null) {
                execution.listener(execution.current()).error(given.get("message").toString());
            }
            execution.report(e);
            mark(interrupted ? ((FlowInterruptedException) e).getResult() : wanted);
        }
        return null;
    }

    private static Result result(Object name) {
        try {
            return name == null ? Result.SUCCESS : Result.valueOf(name.toString());
        } catch (IllegalArgumentException e) {
            throw new Misuse("There is no result '" + name + "'; a build ends as SUCCESS, UNSTABLE, FAILURE, NOT_BUILT or ABORTED.");
        }
    }

    Object unstable(String message) {
        execution.log("WARNING: " + message);
        return mark(Result.UNSTABLE);
    }

    private Object mark(Result result) {
        if (result != Result.SUCCESS) {
            execution.run.setResult(result);
        }
        return null;
    }
}
