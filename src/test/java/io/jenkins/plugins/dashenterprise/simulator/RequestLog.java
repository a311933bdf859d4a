package io.jenkins.plugins.dashenterprise.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, and how many there were. */
final class RequestLog {
    private static final int KEPT = 10_000;

    private final Deque<RecordedRequest> latest = new ArrayDeque<>();
    private long count;

    synchronized void add(RecordedRequest request) {
        count++;
        latest.addLast(request);
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
    }

    synchronized List<RecordedRequest> latest() {
        return List.copyOf(latest);
    }

    synchronized long count() {
        return count;
    }

    synchronized void clear() {
        latest.clear();
        count = 0;
    }
}
