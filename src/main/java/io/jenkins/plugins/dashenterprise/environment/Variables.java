package io.jenkins.plugins.dashenterprise.environment;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import java.io.IOException;
import java.util.Map;

/** The environment variables of one app, or those that all apps have. */
interface Variables {
    /** The app, or null for the variables of all. */
    @CheckForNull
    String app();

    /** The variables that there are, by name. */
    Map<String, Variable> present() throws IOException, InterruptedException;

    /** Sets a variable of which the step has noted that it was begun, and returns what the server says, unchecked. */
    Payload set(String name, String value) throws IOException, InterruptedException;

    /** Removes a variable, as {@link #set} sets one. */
    Payload remove(String name) throws IOException, InterruptedException;

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
}
