package org.jenkinsci.plugins.workflow.cps;

import hudson.EnvVars;
import hudson.FilePath;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** The script, or a branch of it, and what surrounds the step it is at. */
final class CpsThread {
    final CpsThread parent;
    private final Thread thread = Thread.currentThread();
    private FlowInterruptedException interruption;
    private StepExecution step;
    EnvVars overrides = new EnvVars();
    FilePath workspace;

    CpsThread(CpsThread parent) {
        this.parent = parent;
        if (parent != null) {
            overrides = new EnvVars(parent.overrides);
            workspace = parent.workspace;
        }
    }

    boolean isWithin(CpsThread ancestor) {
        return this == ancestor || parent != null && parent.isWithin(ancestor);
    }

    synchronized void enter(StepExecution execution) throws FlowInterruptedException {
        throwInterruption();
        step = execution;
    }

    synchronized void leave() {
        step = null;
    }

    synchronized void interrupt(FlowInterruptedException cause) {
        interruption = cause;
        if (step == null) {
            thread.interrupt();
            return;
        }
        try {
            step.stop(cause);
        } catch (Exception e) {
            Logger.getLogger(CpsThread.class.getName()).log(Level.WARNING, "A step could not be stopped", e);
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
