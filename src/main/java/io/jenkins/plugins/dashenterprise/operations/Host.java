package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;

/** Whatever runs an operation: a Pipeline step, a freestyle build, or Jenkins itself. */
interface Host {
    /** The build that the operation is a part of. */
    Run<?, ?> run();

    /** Whether there is a build. */
    default boolean hasBuild() {
        return true;
    }

    /** What chooses servers and credentials: the job, or what it was in; null when that is Jenkins itself. */
    @CheckForNull
    default Item item() {
        return run().getParent();
    }

    /** Where its credentials are. */
    default CredentialsSource credentials() {
        return new CredentialsSource.OfRun(run());
    }

    TaskListener listener();

    /** Replaces the build's variables in a parameter, unless something has done so already. */
    String expand(String value);

    /** What surrounds the operation, for what it does not say itself. */
    default Defaults defaults() {
        return Defaults.NONE;
    }

    /** Puts on disk what would be needed after a restart, before it returns. */
    void save() throws IOException, InterruptedException;

    /** Lets others work, since this will take minutes. */
    default void stepAside() {
        // Who has an executor of his own is in nobody's way.
    }

    @CheckForNull
    <T> T context(Class<T> type) throws IOException, InterruptedException;
}
