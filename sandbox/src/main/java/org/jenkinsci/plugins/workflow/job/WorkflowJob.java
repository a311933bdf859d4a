package org.jenkinsci.plugins.workflow.job;

import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.TopLevelItem;
import java.io.IOException;
import jenkins.model.ParameterizedJobMixIn;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;

public final class WorkflowJob extends Job<WorkflowJob, WorkflowRun>
        implements ParameterizedJobMixIn.ParameterizedJob<WorkflowJob, WorkflowRun>, TopLevelItem {
    private CpsFlowDefinition definition;

    public WorkflowJob(ItemGroup<?> parent, String name) {
        super(parent, name);
    }

    public CpsFlowDefinition getDefinition() {
        return definition;
    }

    public void setDefinition(CpsFlowDefinition definition) throws IOException {
        this.definition = definition;
        save();
    }

    @Override
    protected WorkflowRun newBuild() throws IOException {
        return new WorkflowRun(this);
    }
}
