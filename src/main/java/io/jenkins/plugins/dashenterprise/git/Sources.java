package io.jenkins.plugins.dashenterprise.git;

import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.text.BuildLog;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A workspace's repository while something is taken from it. */
final class Sources {
    private final Source source;
    private final GitDirectory git;
    private final ObjectStore store;
    private final String where;

    /** What is done with the sources. */
    interface Work<T> {
        T with(Sources sources) throws IOException;
    }

    private Sources(Source source, GitDirectory git, ObjectStore store, String where) {
        this.source = source;
        this.git = git;
        this.store = store;
        this.where = where;
    }

    /**
     * Does some work.
     *
     * @throws AbortException when the repository is none that anything can be taken from, too
     */
    static <T> T with(Source source, File workspace, Work<T> work) throws IOException {
        Path directory = workspace.toPath();
        try {
            GitDirectory git = GitDirectory.of(directory);
            try (ObjectStore store = ObjectStore.over(Alternates.of(git.objects(), workspace.getPath()))) {
                return work.with(new Sources(source, git, store, workspace.getPath()));
            }
        } catch (AbortException e) {
            throw e;
        } catch (MissingObjectException e) {
            throw new AbortException("The git repository in " + workspace + " lacks some of its objects ("
                    + e.getObjectId().name()
                    + "). Check out without a partial clone, or afresh, into an empty workspace.");
        } catch (IOException | RuntimeException e) {
            String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new AbortException("The git repository in " + workspace + " cannot be used: "
                    + ForeignText.of(message) + ". Check out afresh, into an empty workspace.");
        }
    }

    ObjectStore store() {
        return store;
    }

    ObjectId commit() throws IOException {
        try (ObjectReader reader = store.reader()) {
            return new CommitName(source.commit(), new Refs(git, where)).in(reader);
        }
    }

    /** What is wanted of a commit as a commit of its own: the commit itself, unless only a directory is wanted. */
    ObjectId revision(ObjectId commit, Duration limit, Errand errand, BuildLog log) throws IOException {
        String directory = source.directory();
        if (directory == null) {
            return commit;
        }
        refuseMissingDirectory(commit, directory);
        complete(commit, limit, errand, log);
        return DirectoryHistory.of(directory, commit, store);
    }

    /** Sees to it that the whole history of a commit is there. */
    void complete(ObjectId commit, Duration limit, Errand errand, BuildLog log) throws IOException {
        ShallowHistory.of(git, store).complete(commit, source.origin(), limit, errand, log);
    }

    private void refuseMissingDirectory(ObjectId commit, String directory) throws IOException {
        try (ObjectReader reader = store.reader();
                RevWalk walk = new RevWalk(reader);
                TreeWalk found = TreeWalk.forPath(
                        reader, directory, walk.parseCommit(commit).getTree())) {
            if (found == null) {
                throw new AbortException("There is no directory '" + directory + "' in commit " + commit.name()
                        + " of the git repository in " + where
                        + ". Set directory to the app's path from the root of the repository.");
            }
            if (found.getFileMode(0) != FileMode.TREE) {
                throw new AbortException("'" + directory + "' is " + kind(found.getFileMode(0))
                        + " and no directory in commit " + commit.name() + " of the git repository in " + where + ".");
            }
        }
    }

    private static String kind(FileMode mode) {
        return mode == FileMode.GITLINK ? "a submodule" : mode == FileMode.SYMLINK ? "a link" : "a file";
    }
}
