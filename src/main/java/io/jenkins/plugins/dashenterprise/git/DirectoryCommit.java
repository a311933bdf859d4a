package io.jenkins.plugins.dashenterprise.git;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;

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
}
