package org.jenkinsci.plugins.workflow.job;

import hudson.model.BuildListener;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

public final class WorkflowRun extends Run<WorkflowJob, WorkflowRun> {
    private transient volatile CpsFlowExecution execution;

    WorkflowRun(WorkflowJob job, int number) {
        super(job, number);
    }

    @Override
    protected Result build(BuildListener listener) throws Exception {
        execution = new CpsFlowExecution(this, listener);
        try {
            execution.run(getParent().getDefinition());
        } catch (Throwable e) {
            execution.report(e);
            return e instanceof FlowInterruptedException f ? f.getResult() : Result.FAILURE;
        }
        return getResult() == null ? Result.SUCCESS : getResult();
    }

    @Override
    protected void interrupt() {
        CpsFlowExecution running = execution;
        if (running != null) {
            running.interrupt(null, new FlowInterruptedException(Result.ABORTED));
        }
    }

    public void doStop() {
        getParent().checkPermission(Item.CANCEL);
        interrupt();
    }
}
