package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.stapler.DataBoundSetter;

/** An operation that changes something and may have to wait until that is done, though not forever. */
public abstract class WaitingOperation extends WritingOperation {
    public static final int DEFAULT_TIMEOUT_MINUTES = 10;
    private static final long serialVersionUID = 1;

    @CheckForNull
    private Integer timeoutMinutes;

    /** How long the operation may take with all its waiting, in minutes. */
    public final int getTimeoutMinutes() {
        return timeoutMinutes == null ? usualTimeoutMinutes() : timeoutMinutes;
    }

    /** How long it may take when nothing else is said, in minutes. */
    protected int usualTimeoutMinutes() {
        return DEFAULT_TIMEOUT_MINUTES;
    }

    @DataBoundSetter
    public final void setTimeoutMinutes(int timeoutMinutes) {
        this.timeoutMinutes = timeoutMinutes;
    }

    @Override
    protected final int timeLimitMinutes() {
        return getTimeoutMinutes();
    }

    /** The form of such an operation. */
    public abstract static class WaitingDescriptor extends OperationDescriptor {
        protected WaitingDescriptor() {
            checks().number("timeoutMinutes", minutes -> minutes > 0, "a positive number of minutes");
        }
    }
}
