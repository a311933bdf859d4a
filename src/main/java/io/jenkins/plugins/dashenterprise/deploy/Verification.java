package io.jenkins.plugins.dashenterprise.deploy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.ServerPath;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where to look for what shows that a revision is live.
 *
 * @param path of a page, below the server's address
 * @param text that the page has to hold
 */
record Verification(String path, String text) implements Serializable {
    private static final String URL = "url";
    private static final String CONTAINS = "contains";

    /** What is wrong with the names in a parameter, or null. */
    @CheckForNull
    static String problemWith(Map<String, String> given) {
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(Set.of(URL, CONTAINS));
        return unknown.isEmpty() ? null : "verify has no " + String.join(", ", unknown) + ": it has url and contains";
    }

    /**
     * What a parameter asks for: without an address it is the app's own, without a text the revision's hash.
     *
     * @throws AbortException when the address is none of the server
     */
    static Verification of(Map<String, String> given, String app, String revision, Session session)
            throws AbortException {
        Session.refuse(problemWith(given));
        String url = session.expand(given.getOrDefault(URL, "")).strip();
        String text = session.expand(given.getOrDefault(CONTAINS, "")).strip();
        String server = session.server().url();
        String path =
                url.isEmpty() ? "/" + app + "/" : url.startsWith(server + "/") ? url.substring(server.length()) : url;
        if (ServerPath.problemWith(path) != null) {
            throw new AbortException(
                    "verify asks the server itself: url has to be a path of it, or to begin with " + server + "/.");
        }
        return new Verification(path, text.isEmpty() ? revision : text);
    }
}
