package org.jenkinsci.plugins.workflow.cps;

public class CpsFlowDefinition {
    private final String script;
    private final boolean sandbox;

    public CpsFlowDefinition(String script, boolean sandbox) {
        this.script = script;
        this.sandbox = sandbox;
    }

    public String getScript() {
        return script;
    }
}
