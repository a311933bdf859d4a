package org.jenkinsci.plugins.workflow.job;

import hudson.model.ItemGroup;
import hudson.model.Job;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;

public final class WorkflowJob extends Job<WorkflowJob, WorkflowRun> {
    private CpsFlowDefinition definition;

    public WorkflowJob(ItemGroup<?> parent, String name) {
        super(parent, name);
    }

    public CpsFlowDefinition getDefinition() {
        return definition;
    }

    public void setDefinition(CpsFlowDefinition definition) {
        this.definition = definition;
        save();
    }

    @Override
    protected WorkflowRun newBuild(int number) {
        return new WorkflowRun(this, number);
    }
}
