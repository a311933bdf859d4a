package io.jenkins.plugins.dashenterprise.reviewapps.branches;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.dashenterprise.reviewapps.BranchSource;
import io.jenkins.plugins.dashenterprise.reviewapps.SourceBranch;
import jenkins.branch.Branch;
import jenkins.branch.BranchProjectFactory;
import jenkins.branch.MultiBranchProject;
import org.jenkinsci.plugins.variant.OptionalExtension;

/** Knows the branches of multibranch projects. */
@OptionalExtension
public final class MultibranchSource implements BranchSource {
    @Override
    @CheckForNull
    public SourceBranch of(Item job) {
        return job instanceof Job<?, ?> && job.getParent() instanceof MultiBranchProject<?, ?> project
                ? of(job, project)
                : null;
    }

    @CheckForNull
    private static <P extends Job<P, R> & hudson.model.TopLevelItem, R extends hudson.model.Run<P, R>> SourceBranch of(
            Item job, MultiBranchProject<P, R> project) {
        BranchProjectFactory<P, R> factory = project.getProjectFactory();
        if (!factory.isProject(job)) {
            return null;
        }
        // Looked up once: a branch that dies meanwhile gets a source that trusts everybody.
        Branch branch = factory.getBranch(factory.asProject(job));
        return new MultibranchBranch(project, branch);
    }
}
