package io.jenkins.plugins.dashenterprise.operations;

import org.kohsuke.stapler.DataBoundSetter;

/** An operation that changes something on the server, or tells what it would change. */
public abstract class WritingOperation extends Operation {
    private static final long serialVersionUID = 1;

    private boolean dryRun;

    /** Whether to tell what would be done, and do nothing. */
    @Override
    public final boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public final void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }
}
