package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * What an operation did with an app, or saw of it, for whoever tells people.
 *
 * @param app the app's name
 * @param url the app's address as the server tells it, or null
 * @param revision the commit that the app runs, or null
 * @param state the app's state in words, or null
 */
public record AppEvent(
        String app,
        @CheckForNull String url,
        Deed deed,
        @CheckForNull String revision,
        @CheckForNull String state) {

    /** What was done. */
    public enum Deed {
        CREATED("created"),
        DEPLOYED("deployed"),
        PUSHED("pushed"),
        ALREADY_LIVE("already live"),
        DELETED("deleted"),
        AWAITED("waited for");

        private final String words;

        Deed(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
