package io.jenkins.plugins.dashenterprise.operations;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** When a step began and what it has begun since; saved with the build, so that it is known after a restart. */
final class Progress implements Serializable {
    private static final long serialVersionUID = 1;

    private final Set<String> begun = new CopyOnWriteArraySet<>();
    private volatile long startMillis;

    /** Begins to count the time, unless that was done before a restart: it is not the step's fault when its turn came late. */
    void start() {
        if (startMillis == 0) {
            startMillis = System.currentTimeMillis();
        }
    }

    /** When the step had its first turn to work, in milliseconds since the epoch. */
    long startMillis() {
        return startMillis;
    }

    /** Whether one of the changes is a new one. */
    boolean begin(List<String> changes) {
        return begun.addAll(changes);
    }

    boolean hasBegun(String what) {
        return begun.contains(what);
    }

    boolean hasBegunAnything() {
        return !begun.isEmpty();
    }

    /** What follows {@code prefix} in the notes that begin with it, in their order. */
    List<String> begunWith(String prefix) {
        return begun.stream()
                .filter(what -> what.startsWith(prefix))
                .map(what -> what.substring(prefix.length()))
                .toList();
    }
}
