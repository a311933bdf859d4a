package io.jenkins.plugins.dashenterprise.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * A commit of the history of a directory.
 *
 * @param tree the directory
 * @param generation more than that of each of its parents
 */
record DirectoryCommit(ObjectId id, ObjectId tree, List<DirectoryCommit> parents, int generation) {

    static DirectoryCommit of(ObjectId id, ObjectId tree, List<DirectoryCommit> parents) {
        int generation =
                parents.stream().mapToInt(DirectoryCommit::generation).max().orElse(0) + 1;
        return new DirectoryCommit(id, tree, parents, generation);
    }

    boolean descendsFrom(DirectoryCommit ancestor) {
        Deque<DirectoryCommit> open = new ArrayDeque<>(List.of(this));
        Set<ObjectId> seen = new HashSet<>();
        while (!open.isEmpty()) {
            DirectoryCommit next = open.pop();
            if (next.id.equals(ancestor.id)) {
                return true;
            }
            if (next.generation > ancestor.generation && seen.add(next.id)) {
                next.parents.forEach(open::push);
            }
        }
        return false;
    }

    /** A commit of the repository with another tree and other parents, but without a signature, which would not fit any more. */
    static byte[] copy(byte[] original, ObjectId tree, List<DirectoryCommit> parents) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        line("tree " + tree.name(), copy);
        parents.forEach(parent -> line("parent " + parent.id().name(), copy));
        header(original, RawParseUtils.author(original, 0), "author ", copy);
        header(original, RawParseUtils.committer(original, 0), "committer ", copy);
        header(original, RawParseUtils.encoding(original, 0), "encoding ", copy);
        copy.write('\n');
        int message = RawParseUtils.commitMessage(original, 0);
        copy.write(original, Math.max(message, 0), message < 0 ? 0 : original.length - message);
        return copy.toByteArray();
    }

    private static void line(String text, ByteArrayOutputStream copy) {
        copy.writeBytes((text + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** A line of the original commit, as it is: a person's odd name is to stay the same. */
    private static void header(byte[] original, int start, String name, ByteArrayOutputStream copy) {
        if (start >= 0) {
            copy.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
            copy.write(original, start, RawParseUtils.nextLF(original, start) - start);
        }
    }
}
