package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The history of one directory of a repository, in which it is the root: for each commit that changed it one with the same
 * author, committer, dates and message. It is what {@code git subtree split} makes, so the same commit gives the same each time.
 */
final class DirectoryHistory {
    private final String directory;
    private final ObjectReader reader;
    private final ObjectInserter inserter;
    // What stands for each commit of the repository: nothing before there is the directory, several where histories
    // without it meet.
    private final Map<ObjectId, List<DirectoryCommit>> made = new HashMap<>();

    private DirectoryHistory(String directory, ObjectReader reader, ObjectInserter inserter) {
        this.directory = directory;
        this.reader = reader;
        this.inserter = inserter;
    }

    /**
     * Makes the history of a directory that is there in a commit.
     *
     * @return its latest commit
     */
    static ObjectId of(String directory, ObjectId commit, ObjectStore store) throws IOException {
        try (ObjectReader reader = store.reader();
                ObjectInserter inserter = store.inserter();
                RevWalk walk = new RevWalk(reader)) {
            DirectoryHistory history = new DirectoryHistory(directory, reader, inserter);
            walk.setRetainBody(false);
            walk.sort(RevSort.TOPO);
            walk.sort(RevSort.REVERSE, true);
            walk.markStart(walk.parseCommit(commit));
            for (RevCommit each : walk) {
                history.made.put(each, history.standsFor(each));
            }
            inserter.flush();
            return history.made.get(commit).get(0).id();
        }
    }

    private List<DirectoryCommit> standsFor(RevCommit commit) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("Given up");
        }
        List<DirectoryCommit> parents = parents(commit);
        ObjectId tree = tree(commit);
        if (tree == null) {
            return parents;
        }
        DirectoryCommit same = same(parents, tree);
        return List.of(same == null ? copy(commit, tree, parents) : same);
    }

    private List<DirectoryCommit> parents(RevCommit commit) {
        if (commit.getParentCount() == 1) {
            return made.get(commit.getParent(0));
        }
        List<DirectoryCommit> parents = new ArrayList<>();
        for (RevCommit parent : commit.getParents()) {
            for (DirectoryCommit each : made.get(parent)) {
                if (parents.stream().noneMatch(other -> other.id().equals(each.id()))) {
                    parents.add(each);
                }
            }
        }
        return parents;
    }

    @CheckForNull
    private ObjectId tree(RevCommit commit) throws IOException {
        try (TreeWalk found = TreeWalk.forPath(reader, directory, commit.getTree())) {
            return found != null && found.getFileMode(0) == FileMode.TREE ? found.getObjectId(0) : null;
        }
    }

    /** The one of the parents that has the directory as it is, and all that the others have; null when there is none. */
    @CheckForNull
    private static DirectoryCommit same(List<DirectoryCommit> parents, ObjectId tree) {
        return parents.stream()
                .filter(parent -> parent.tree().equals(tree) && parents.stream().allMatch(parent::descendsFrom))
                .findFirst()
                .orElse(null);
    }

    private DirectoryCommit copy(RevCommit commit, ObjectId tree, List<DirectoryCommit> parents) throws IOException {
        byte[] original = reader.open(commit, Constants.OBJ_COMMIT).getBytes();
        byte[] copy = CommitCopy.of(original, tree, parents);
        return DirectoryCommit.of(inserter.insert(Constants.OBJ_COMMIT, copy), tree, parents);
    }
}
