package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;

/** Knows which branch a job builds, where the plugins for that are installed. */
public interface BranchSource extends ExtensionPoint {
    /** The branch that a job is for, or null. */
    @CheckForNull
    SourceBranch of(Item job);

    /** The branch that a job is for, or null when it belongs to none. */
    @CheckForNull
    static SourceBranch find(Item job) {
        for (BranchSource source : ExtensionList.lookup(BranchSource.class)) {
            SourceBranch branch = source.of(job);
            if (branch != null) {
                return branch;
            }
        }
        return null;
    }
}
