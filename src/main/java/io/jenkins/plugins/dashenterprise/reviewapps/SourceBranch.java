package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;

/** A branch or pull request, as its source tells of it; not as the environment of a build does, which a build can change. */
public interface SourceBranch {
    /** The full name of the multibranch project. */
    String project();

    /** The branch's name, as in {@code BRANCH_NAME}. */
    String name();

    /** The id of the pull request, or null when it is none. */
    @CheckForNull
    String change();

    /** Whose fork the pull request comes from, or null when it comes from none. */
    @CheckForNull
    String fork();

    /** Whether the source has it no more. */
    boolean isGone();

    /**
     * Whether the source trusts whoever wrote the revision that a build is of.
     *
     * @throws AbortException that says why that could not be found out
     */
    boolean trusts(Run<?, ?> build, TaskListener listener) throws AbortException, InterruptedException;
}
