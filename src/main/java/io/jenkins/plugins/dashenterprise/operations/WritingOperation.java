package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.stapler.DataBoundSetter;

/** An operation that changes something on the server, or tells what it would change. */
public abstract class WritingOperation extends Operation {
    private static final long serialVersionUID = 1;

    private boolean dryRun;

    /** An operation that is about no app. */
    protected WritingOperation() {}

    protected WritingOperation(@CheckForNull String app) {
        super(app);
    }

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
