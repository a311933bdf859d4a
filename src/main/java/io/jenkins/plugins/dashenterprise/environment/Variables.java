package io.jenkins.plugins.dashenterprise.environment;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.Map;

/** The environment variables of one app, or those that all apps have. */
interface Variables {
    /** The app, or null for the variables of all. */
    @CheckForNull
    String app();

    /** The variables that there are, by name. */
    Map<String, Variable> present() throws IOException, InterruptedException;

    /** Sets a variable; {@code what} names the change as in {@link Session#mutate}. */
    Written set(String what, String name, String value) throws IOException, InterruptedException;

    /** Removes a variable; {@code what} names the change as in {@link Session#mutate}. */
    Written remove(String what, String name) throws IOException, InterruptedException;

    /**
     * A variable.
     *
     * @param readonly whether the server itself sets it
     */
    record Variable(@CheckForNull String value, boolean readonly) {
        @Override
        public String toString() {
            return readonly ? "a variable of the server" : "a variable";
        }
    }

    /**
     * What the server says to a change.
     *
     * @param refresh whether it restarts apps
     * @param error why it refuses, or null
     */
    record Written(boolean refresh, @CheckForNull String error) {}
}
