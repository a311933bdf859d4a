package io.jenkins.plugins.dashenterprise.binding;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildWrapper;
import io.jenkins.plugins.dashenterprise.operations.Defaults;

/**
 * What a {@link BindingStep} runs its block with. It is abstract, since the Snippet Generator offers by their own names only
 * those that stand for something more general.
 */
public abstract class ServerBinding extends BuildWrapper {
    ServerBinding() {}

    /**
     * Looks up what to bind, and notes that the build uses the credentials.
     *
     * @param chosen its own {@link #defaults}, or those with what is around it
     * @throws AbortException when there is no such server, or there are no credentials that the build may use
     */
    abstract ServerVariables variables(Defaults chosen, Run<?, ?> build, TaskListener listener) throws AbortException;

    /** What the steps inside take where they say nothing of their own. */
    abstract Defaults defaults();
}
