package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * The history of one directory of a repository, in which it is the root: for each commit that changed it one with the same
 * author, committer, dates and message. It is what {@code git subtree split} makes, so the same commit gives the same each time.
 */
final class DirectoryHistory {
    private final String directory;
    private final ObjectReader reader;
    private final ObjectInserter inserter;
    // What stands for each commit of the repository: nothing before there is the directory, several where histories without it meet.
    private final Map<ObjectId, List<Made>> made = new HashMap<>();

    /**
     * A commit of the new history.
     *
     * @param generation more than that of each of its parents
     */
    private record Made(ObjectId id, ObjectId tree, List<Made> parents, int generation) {
        static Made of(ObjectId id, ObjectId tree, List<Made> parents) {
            return new Made(id, tree, parents, parents.stream().mapToInt(Made::generation).max().orElse(0) + 1);
        }

        boolean descendsFrom(Made ancestor) {
            Deque<Made> open = new ArrayDeque<>(List.of(this));
            Set<ObjectId> seen = new HashSet<>();
            while (!open.isEmpty()) {
                Made next = open.pop();
                if (next.id.equals(ancestor.id)) {
                    return true;
                }
                if (next.generation > ancestor.generation && seen.add(next.id)) {
                    next.parents.forEach(open::push);
                }
            }
            return false;
        }
    }

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

    private List<Made> standsFor(RevCommit commit) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("Given up");
        }
        List<Made> parents = parents(commit);
        ObjectId tree = tree(commit);
        if (tree == null) {
            return parents;
        }
        Made same = same(parents, tree);
        return List.of(same == null ? copy(commit, tree, parents) : same);
    }

    private List<Made> parents(RevCommit commit) {
        if (commit.getParentCount() == 1) {
            return made.get(commit.getParent(0));
        }
        List<Made> parents = new ArrayList<>();
        for (RevCommit parent : commit.getParents()) {
            for (Made each : made.get(parent)) {
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
    private static Made same(List<Made> parents, ObjectId tree) {
        return parents.stream()
                .filter(parent -> parent.tree().equals(tree) && parents.stream().allMatch(parent::descendsFrom))
                .findFirst()
                .orElse(null);
    }

    private Made copy(RevCommit commit, ObjectId tree, List<Made> parents) throws IOException {
        byte[] original = reader.open(commit, Constants.OBJ_COMMIT).getBytes();
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        copy.writeBytes(("tree " + tree.name() + "\n").getBytes(StandardCharsets.US_ASCII));
        for (Made parent : parents) {
            copy.writeBytes(("parent " + parent.id().name() + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        header(original, RawParseUtils.author(original, 0), "author ", copy);
        header(original, RawParseUtils.committer(original, 0), "committer ", copy);
        header(original, RawParseUtils.encoding(original, 0), "encoding ", copy);
        copy.write('\n');
        int message = RawParseUtils.commitMessage(original, 0);
        copy.write(original, Math.max(message, 0), message < 0 ? 0 : original.length - message);
        return Made.of(inserter.insert(Constants.OBJ_COMMIT, copy.toByteArray()), tree, parents);
    }

    /** A line of the original commit, as it is: a person's odd name is to stay the same. */
    private static void header(byte[] original, int start, String name, ByteArrayOutputStream copy) {
        if (start >= 0) {
            copy.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
            copy.write(original, start, RawParseUtils.nextLF(original, start) - start);
        }
    }
}
