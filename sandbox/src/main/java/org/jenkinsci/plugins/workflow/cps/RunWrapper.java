package org.jenkinsci.plugins.workflow.cps;

import hudson.model.Result;

/** The variable {@code currentBuild} of a Jenkinsfile. */
public final class RunWrapper {
    private final CpsFlowExecution execution;
    private String displayName;
    private String description;

    RunWrapper(CpsFlowExecution execution) {
        this.execution = execution;
        displayName = "#" + execution.run.getNumber();
    }

    public String getResult() {
        Result result = execution.result();
        return result == null ? null : result.toString();
    }

    public void setResult(String result) {
        execution.run.setResult(Result.valueOf(result));
    }

    public String getCurrentResult() {
        return execution.result() == null ? "SUCCESS" : getResult();
    }

    public int getNumber() {
        return execution.run.getNumber();
    }

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(String displayName) {
        this.displayName = displayName;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }
}
