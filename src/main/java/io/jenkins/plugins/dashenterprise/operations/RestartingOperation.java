package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Item;
import hudson.util.FormValidation;
import java.util.Map;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An operation that changes what an app runs with, upon which the server restarts it. */
public abstract class RestartingOperation extends AppOperation {
    private static final long serialVersionUID = 1;

    private boolean wait;
    private int timeoutMinutes = AppStatus.DescriptorImpl.DEFAULT_TIMEOUT_MINUTES;

    protected RestartingOperation(@CheckForNull String app) {
        super(app);
    }

    /** Whether to wait until the restart that the change causes is over. */
    public boolean isWait() {
        return wait;
    }

    @DataBoundSetter
    public void setWait(boolean wait) {
        this.wait = wait;
    }

    /** How long to wait, in minutes. */
    public int getTimeoutMinutes() {
        return timeoutMinutes;
    }

    @DataBoundSetter
    public void setTimeoutMinutes(int timeoutMinutes) {
        this.timeoutMinutes = timeoutMinutes;
    }

    /** The app's name, once the time limit is known to be sound too. */
    final String appAndLimit(Session session) throws AbortException {
        String app = app(session);
        Session.refuse(Wait.problemWithMinutes(timeoutMinutes));
        return app;
    }

    /** What the operation answers with: the result, or a wait for the restart that its {@code refresh} tells of. */
    final Object afterRestart(String app, Map<String, Object> result) {
        boolean restarts = Boolean.TRUE.equals(result.get("refresh"));
        return wait && restarts ? new RestartWait(app, timeoutMinutes, result) : result;
    }

    /** The form of such an operation. */
    public abstract static class RestartingDescriptor extends OperationDescriptor {
        @POST
        public final FormValidation doCheckTimeoutMinutes(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? FormValidation.validatePositiveInteger(value) : FormValidation.ok();
        }

        /** Refuses to save a form, unless {@code problem} is null. */
        static void refuse(String field, @CheckForNull String problem) throws FormException {
            if (problem != null) {
                throw new FormException(problem, field);
            }
        }
    }
}
