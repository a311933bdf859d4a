package org.jenkinsci.plugins.workflow.cps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Result;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** The script, or a branch of it, and what surrounds the step it is at. */
final class CpsThread {
    private final CpsThread parent;
    private final Thread thread = Thread.currentThread();
    private FlowInterruptedException interruption;
    private StepExecution step;
    EnvVars overrides = new EnvVars();
    FilePath workspace;
    // What the surrounding stage has come to while its post conditions run; null elsewhere.
    Result result;
    // What steps with a body put around it, the innermost first.
    List<Object> surroundings = List.of();

    CpsThread(CpsThread parent) {
        this.parent = parent;
        if (parent != null) {
            overrides = parent.overrides;
            workspace = parent.workspace;
            surroundings = parent.surroundings;
            result = parent.result;
        }
    }

    <T> Optional<T> surrounding(Class<T> type) {
        return surroundings.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    boolean isWithin(CpsThread ancestor) {
        return this == ancestor || parent != null && parent.isWithin(ancestor);
    }

    synchronized void enter(StepExecution execution) {
        step = execution;
    }

    synchronized StepExecution step() {
        return step;
    }

    synchronized void interrupt(FlowInterruptedException cause) {
        interruption = cause;
        try {
            if (step == null) {
                thread.interrupt();
            } else {
                step.stop(cause);
            }
        } catch (Exception e) {
            cause.addSuppressed(e);
        }
    }

    synchronized void throwInterruption() throws FlowInterruptedException {
        if (interruption != null) {
            Thread.interrupted();
            FlowInterruptedException cause = interruption;
            interruption = null;
            throw cause;
        }
    }
}
