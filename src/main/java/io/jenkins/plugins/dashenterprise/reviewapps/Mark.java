package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import jenkins.model.Jenkins;

/**
 * What a review app carries on the server: an app without it, or with somebody else's, is not written to and not deleted.
 *
 * @param instance which Jenkins made the app
 * @param project the full name of the multibranch project, or of the job that belongs to none
 * @param branch the branch's name, empty when the job belongs to none
 */
record Mark(String instance, String project, String branch) {
    /** The environment variable that holds it. */
    static final String VARIABLE = "JENKINS_REVIEW_APP";

    private static final int PARTS = 3;

    /** The mark of this Jenkins. */
    static Mark of(String project, String branch) {
        return new Mark(Util.getDigestOf(Jenkins.get().getLegacyInstanceId()), project, branch);
    }

    /** What a mark says, or null when it is none. */
    @CheckForNull
    static Mark parse(@CheckForNull String text) {
        String[] parts = Util.fixNull(text).split(" ", -1);
        return parts.length == PARTS ? new Mark(parts[0], decoded(parts[1]), decoded(parts[2])) : null;
    }

    /** Whether it is of this Jenkins. */
    boolean isOurs() {
        return instance.equals(of(project, branch).instance);
    }

    /** Whose it is, for a sentence. */
    String owner() {
        return (isOurs() ? "" : "another Jenkins, ") + "'" + ForeignText.of(project) + "'"
                + (branch.isEmpty() ? "" : ", branch '" + ForeignText.of(branch) + "'");
    }

    /** As the server keeps it. */
    @Override
    public String toString() {
        return instance + " " + encoded(project) + " " + encoded(branch);
    }

    private static String encoded(String text) {
        return text.replace("%", "%25").replace(" ", "%20");
    }

    private static String decoded(String text) {
        return text.replace("%20", " ").replace("%25", "%");
    }
}
