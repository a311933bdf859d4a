package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;

/**
 * What a push would do.
 *
 * @param deployed the hash of the revision that the app's repository has, or null for none
 * @param fastForward whether the revision to be pushed has that one in its history, or is it
 */
public record Outlook(@CheckForNull String deployed, boolean fastForward) implements Serializable {
    /** Whether the app's repository has a revision, so that nothing is pushed and nothing built. */
    public boolean has(Revision revision) {
        return revision.hash().equals(deployed);
    }
}
