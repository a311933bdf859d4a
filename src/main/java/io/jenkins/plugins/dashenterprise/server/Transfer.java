package io.jenkins.plugins.dashenterprise.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.model.TransferQuery;
import io.jenkins.plugins.dashenterprise.operations.Found;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * How a transfer between two users stands.
 *
 * @param apps how many apps the source has, -1 when the server does not say
 * @param statuses the status of each task for these users, the oldest first
 */
record Transfer(int apps, List<String> statuses) {
    // No list of the server's words is public: these are those of the usual task queues.
    private static final Set<String> DONE = Set.of("finished", "success", "succeeded", "done", "complete", "completed");
    private static final Set<String> FAILED = Set.of("failed", "failure", "error", "revoked", "cancelled", "canceled");

    static Transfer of(TransferQuery.Data data, String source, String target) {
        int apps = Objects.requireNonNullElse(data.appsCount, List.<TransferQuery.AppsCount>of()).stream()
                .filter(count -> count != null && source.equals(count.username) && count.count != null)
                .mapToInt(count -> count.count)
                .findFirst()
                .orElse(-1);
        List<TransferQuery.Task> tasks = Found.part(data.adminTasks, all -> all.tasks);
        return new Transfer(
                apps,
                Objects.requireNonNullElse(tasks, List.<TransferQuery.Task>of()).stream()
                        .filter(task -> task != null
                                && source.equals(task.sourceUsername)
                                && target.equals(task.targetUsername))
                        .map(task -> String.valueOf(task.taskStatus).toLowerCase(Locale.ROOT))
                        .toList());
    }

    /** How many tasks there are before the first that is not over. */
    int over() {
        return (int) statuses.stream().takeWhile(Transfer::isOver).count();
    }

    /** Whether there is a task after the first {@code known}. */
    boolean isBegun(int known) {
        return statuses.size() > known;
    }

    boolean running() {
        return !statuses.stream().allMatch(Transfer::isOver);
    }

    /** Whether an earlier transfer, which took the services along, has left nothing. */
    boolean nothingLeft() {
        return apps == 0 && !running() && statuses.stream().anyMatch(DONE::contains);
    }

    /** The status of a task that failed and that is none of the first {@code known}, or null. */
    @CheckForNull
    String failure(int known) {
        return statuses.stream()
                .skip(known)
                .filter(FAILED::contains)
                .findFirst()
                .orElse(null);
    }

    /** Whether the task is done that came after the first {@code known}; servers may forget tasks. */
    boolean done(int known) {
        return !running() && (isBegun(known) || apps == 0);
    }

    private static boolean isOver(String status) {
        return DONE.contains(status) || FAILED.contains(status);
    }

    @Override
    public String toString() {
        return statuses.isEmpty() ? "not begun" : statuses.get(statuses.size() - 1);
    }
}
