package io.jenkins.plugins.dashenterprise.reviewapps.branches;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.reviewapps.SourceBranch;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.IOException;
import jenkins.branch.Branch;
import jenkins.branch.MultiBranchProject;
import jenkins.scm.api.SCMHeadOrigin;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMRevisionAction;
import jenkins.scm.api.SCMSource;
import jenkins.scm.api.mixin.ChangeRequestSCMHead;
import jenkins.scm.impl.NullSCMSource;

/** A branch of a multibranch project. */
record MultibranchBranch(MultiBranchProject<?, ?> owner, Branch branch) implements SourceBranch {
    @Override
    public String project() {
        return owner.getFullName();
    }

    @Override
    public String name() {
        return branch.getHead().getName();
    }

    @Override
    @CheckForNull
    public String change() {
        return branch.getHead() instanceof ChangeRequestSCMHead head ? head.getId() : null;
    }

    @Override
    @CheckForNull
    public String fork() {
        return branch.getHead().getOrigin() instanceof SCMHeadOrigin.Fork fork ? fork.getName() : null;
    }

    @Override
    public boolean isGone() {
        return branch instanceof Branch.Dead;
    }

    @Override
    public boolean trusts(Run<?, ?> build, TaskListener listener) throws AbortException, InterruptedException {
        SCMSource source = owner.getSCMSource(branch.getSourceId());
        // In the place of one that is gone there is one that trusts everybody.
        if (isGone() || source == null || source instanceof NullSCMSource) {
            throw unknown("this build's revision", "the branch source is gone");
        }
        SCMRevision revision = SCMRevisionAction.getRevision(source, build);
        if (revision == null) {
            throw unknown("this build's revision", "Jenkins has not noted which one it is");
        }
        try {
            return revision.equals(source.getTrustedRevision(revision, listener));
        } catch (IOException | RuntimeException e) {
            throw unknown("revision " + ForeignText.of(revision), ForeignText.of(e.getMessage()));
        }
    }

    private static AbortException unknown(String revision, String reason) {
        return new AbortException("Whether " + revision + " can be trusted could not be found out: " + reason
                + (reason.endsWith(".") ? "" : ".") + " No review app is made.");
    }
}
