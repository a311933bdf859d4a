package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** A branch source that says what a test tells it to. */
@Extension
public final class FakeBranches implements BranchSource {
    // A job is nothing to the next Jenkins.
    private static final Map<Item, SourceBranch> BRANCHES = Collections.synchronizedMap(new WeakHashMap<>());

    /** A branch; trust is null when nobody knows. */
    public record Branch(
            String project,
            String name,
            @CheckForNull String change,
            @CheckForNull String fork,
            boolean isGone,
            @CheckForNull Boolean trust)
            implements SourceBranch {
        public static Branch named(String name) {
            return new Branch("team/shop", name, null, null, false, true);
        }

        static Branch pull(String id, String fork, @CheckForNull Boolean trust) {
            return new Branch("team/shop", "PR-" + id, id, fork, false, trust);
        }

        Branch gone() {
            return new Branch(project, name, change, fork, true, trust);
        }

        @Override
        public boolean trusts(Run<?, ?> build, TaskListener listener) throws AbortException {
            if (trust == null) {
                throw new AbortException(
                        "Whether revision 3f2a9c1 can be trusted could not be found out: no network. No review app is made.");
            }
            return trust;
        }
    }

    public static void set(Item job, SourceBranch branch) {
        BRANCHES.put(job, branch);
    }

    @Override
    @CheckForNull
    public SourceBranch of(Item job) {
        return BRANCHES.get(job);
    }
}
