package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Result;

public final class FlowInterruptedException extends InterruptedException {
    private final Result result;

    public FlowInterruptedException(Result result) {
        this.result = result;
    }

    public Result getResult() {
        return result;
    }
}
