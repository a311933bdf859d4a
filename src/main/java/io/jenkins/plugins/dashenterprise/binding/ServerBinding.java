package io.jenkins.plugins.dashenterprise.binding;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildWrapper;
import io.jenkins.plugins.dashenterprise.operations.Defaults;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What a {@link BindingStep} runs its block with. It is abstract, since the Snippet Generator offers by their own names only
 * those that stand for something more general.
 */
public abstract class ServerBinding extends BuildWrapper {
    @CheckForNull
    private String server;

    @CheckForNull
    private String app;

    @CheckForNull
    private String credentialsId;

    ServerBinding() {}

    /** The name of a configured server, or null for the folder's or the only one. */
    @CheckForNull
    public final String getServer() {
        return server;
    }

    @DataBoundSetter
    public final void setServer(@CheckForNull String server) {
        this.server = Util.fixEmptyAndTrim(server);
    }

    /** The app of the steps inside that name none, or null. */
    @CheckForNull
    public final String getApp() {
        return app;
    }

    @DataBoundSetter
    public final void setApp(@CheckForNull String app) {
        this.app = Util.fixEmptyAndTrim(app);
    }

    /** The credentials to use in place of the folder's or the server's own, or null. */
    @CheckForNull
    public final String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public final void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /**
     * Looks up what to bind, and notes that the build uses the credentials.
     *
     * @param chosen its own {@link #defaults}, or those with what is around it
     * @throws AbortException when there is no such server, or there are no credentials that the build may use
     */
    abstract ServerVariables variables(Defaults chosen, Run<?, ?> build, TaskListener listener) throws AbortException;

    /** What the steps inside take where they say nothing of their own. */
    final Defaults defaults() {
        return new Defaults(server, credentialsId, app);
    }
}
