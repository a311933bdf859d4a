package org.jenkinsci.plugins.workflow.cps;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** The variable {@code currentBuild} of a Jenkinsfile. */
public record RunWrapper(WorkflowRun run) {
    public String getResult() {
        return run.getResult() == null ? null : run.getResult().toString();
    }

    public void setResult(String result) {
        run.setResult(Result.valueOf(result));
    }

    public String getCurrentResult() {
        return run.getResult() == null ? "SUCCESS" : getResult();
    }
}
