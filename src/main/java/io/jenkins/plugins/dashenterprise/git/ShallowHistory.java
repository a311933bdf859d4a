package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.text.BuildLog;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The history of a commit, of which a shallow clone lacks what the server wants. What is missing is fetched into our own store from
 * where the Jenkinsfile says, and with its credentials: where the workspace's configuration says, somebody else may listen.
 *
 * @param shallow the commits at which the clone ends
 */
record ShallowHistory(Set<ObjectId> shallow, ObjectStore store) {
    private static final int MOST_ENDS = 1_000_000;

    static ShallowHistory of(GitDirectory git, ObjectStore store) throws IOException {
        Set<ObjectId> shallow = new HashSet<>();
        try (ForeignLines lines = new ForeignLines(git.shallow())) {
            for (String line = lines.next(); line != null && shallow.size() < MOST_ENDS; line = lines.next()) {
                if (ObjectId.isId(line)) {
                    shallow.add(ObjectId.fromString(line));
                }
            }
        }
        return new ShallowHistory(shallow, store);
    }

    /**
     * Fetches what is missing of the history of a commit.
     *
     * @throws AbortException when it cannot be had
     */
    void complete(ObjectId commit, @CheckForNull Remote origin, Duration limit, Errand errand, BuildLog log)
            throws IOException {
        Set<ObjectId> ends = ends(commit);
        if (ends.isEmpty()) {
            return;
        }
        if (origin == null) {
            throw new AbortException(
                    "the workspace is a shallow clone, which the server does not take. Check out without a shallow"
                            + " clone, or set scmUrl, and scmCredentialsId unless the repository is public, to have the rest fetched.");
        }
        log.line("The workspace is a shallow clone: fetching the rest of its history from " + origin.url());
        try (GitService service = origin.open(GitService.UPLOAD, limit, errand)) {
            new Fetch(service, store).historyOf(ends);
        } catch (AbortException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw incomplete(origin, Trouble.of(e).fact(e, origin));
        }
        refuseGaps(ends, origin);
    }

    private Set<ObjectId> ends(ObjectId commit) throws IOException {
        Set<ObjectId> ends = new HashSet<>();
        if (shallow.isEmpty()) {
            return ends;
        }
        try (ObjectReader reader = store.reader();
                RevWalk walk = new RevWalk(reader)) {
            walk.setRetainBody(false);
            walk.assumeShallow(shallow);
            walk.markStart(walk.parseCommit(commit));
            for (RevCommit each : walk) {
                if (shallow.contains(each)) {
                    ends.add(each.copy());
                }
            }
        }
        return ends;
    }

    private void refuseGaps(Set<ObjectId> ends, Remote origin) throws IOException {
        try (ObjectReader reader = store.reader();
                RevWalk walk = new RevWalk(reader)) {
            for (ObjectId end : ends) {
                for (RevCommit parent : walk.parseCommit(end).getParents()) {
                    if (!store.has(parent)) {
                        throw incomplete(
                                origin,
                                "it has nothing before commit " + end.name()
                                        + "; is it the repository that the workspace was cloned from?");
                    }
                }
            }
        }
    }

    private static AbortException incomplete(Remote origin, String cause) {
        return new AbortException(
                "the workspace is a shallow clone, which the server does not take, and the rest of its history"
                        + " could not be fetched from " + origin.url() + ": " + cause
                        + ". Check out without a shallow clone, or correct"
                        + " scmUrl and scmCredentialsId.");
    }
}
