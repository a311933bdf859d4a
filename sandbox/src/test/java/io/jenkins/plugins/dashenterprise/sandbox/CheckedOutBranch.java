package io.jenkins.plugins.dashenterprise.sandbox;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.EnvironmentContributor;
import hudson.model.Run;
import hudson.model.TaskListener;

/** Tells a build the branch that it is of, as a multibranch Pipeline does. */
@Extension
public final class CheckedOutBranch extends EnvironmentContributor {
    private String name;

    /** @param name null for none */
    void set(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    @Override
    public void buildEnvironmentFor(Run run, EnvVars variables, TaskListener listener) {
        if (name != null) {
            variables.put("BRANCH_NAME", name);
        }
    }
}
