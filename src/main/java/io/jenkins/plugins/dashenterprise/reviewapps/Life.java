package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import jenkins.model.Jenkins;

/** Whether the branch is there that a job builds. */
enum Life {
    ALIVE,
    /** The source has the branch no more, though Jenkins keeps the job for a while. */
    DEAD,
    /** There is no job: it was deleted, or Jenkins could not load it. */
    MISSING;

    /** @param job the job's full name */
    static Life of(String job) {
        // Whoever looks may not be allowed to read it.
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            Item item = Jenkins.get().getItemByFullName(job);
            SourceBranch branch = item == null ? null : BranchSource.find(item);
            return item == null ? MISSING : branch != null && branch.isGone() ? DEAD : ALIVE;
        }
    }

    /** Refuses to go on for a branch that is gone. */
    static void refuseGone(Item job, @CheckForNull SourceBranch branch) throws AbortException {
        if (of(job.getFullName()) != ALIVE) {
            throw new AbortException(
                    (branch == null ? "Job '" + job.getFullName() : "Branch '" + ForeignText.of(branch.name()))
                            + "' is gone: its review app is not deployed.");
        }
    }
}
