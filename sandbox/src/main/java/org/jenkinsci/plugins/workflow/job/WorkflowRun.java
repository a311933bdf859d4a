package org.jenkinsci.plugins.workflow.job;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.BuildListener;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

public final class WorkflowRun extends Run<WorkflowJob, WorkflowRun> {
    private final transient EnvVars overrides = new EnvVars();
    private transient BuildListener listener;
    private transient volatile CpsFlowExecution execution;

    public WorkflowRun(WorkflowJob job) throws IOException {
        super(job);
    }

    /** What the script assigned to {@code env}. */
    public EnvVars getOverrides() {
        return overrides;
    }

    @Override
    protected Result build(BuildListener listener) throws Exception {
        this.listener = listener;
        execution = new CpsFlowExecution(this, listener);
        try {
            execution.run(getParent().getDefinition());
        } catch (Throwable e) {
            report(e);
            return e instanceof FlowInterruptedException f ? f.getResult() : Result.FAILURE;
        }
        return getResult() == null ? Result.SUCCESS : getResult();
    }

    public void report(Throwable e) {
        if (e instanceof AbortException) {
            listener.error(e.getMessage());
        } else if (e instanceof FlowInterruptedException f) {
            f.getCauses().forEach(c -> c.print(listener));
        } else {
            e.printStackTrace(listener.getLogger());
        }
    }

    @Override
    protected void interrupt() {
        CpsFlowExecution running = execution;
        if (running != null) {
            running.interrupt(Result.ABORTED);
        }
    }

    public void doStop() {
        getParent().checkPermission(Item.CANCEL);
        interrupt();
    }
}
