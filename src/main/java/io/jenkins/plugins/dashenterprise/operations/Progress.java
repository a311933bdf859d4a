package io.jenkins.plugins.dashenterprise.operations;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** When a step began and what it has begun since; saved with the build, so that it is known after a restart. */
final class Progress implements Serializable {
    private static final long serialVersionUID = 1;

    private final Set<String> begun;
    // What the notes of a part begin with, so that it recognises its own only.
    private final String part;
    private volatile long startMillis;

    Progress() {
        this(new CopyOnWriteArraySet<>(), "", 0);
    }

    private Progress(Set<String> begun, String part, long startMillis) {
        this.begun = begun;
        this.part = part;
        this.startMillis = startMillis;
    }

    /** The progress of a part of the step, which is saved with the step's. */
    Progress part(String name) {
        return new Progress(begun, part + name + ": ", startMillis);
    }

    /**
     * Begins to count the time, unless that was done before a restart: it is not the step's fault when its turn came late.
     *
     * @return when the step had its first turn to work, in milliseconds since the epoch
     */
    long start() {
        if (startMillis == 0) {
            startMillis = System.currentTimeMillis();
        }
        return startMillis;
    }

    /** Whether one of the changes is a new one. */
    boolean begin(List<String> changes) {
        return begun.addAll(changes.stream().map(what -> part + what).toList());
    }

    boolean hasBegun(String what) {
        return begun.contains(part + what);
    }

    boolean hasBegunAnything() {
        return begun.stream().anyMatch(what -> what.startsWith(part));
    }

    /** What follows {@code prefix} in the notes that begin with it, in their order. */
    List<String> begunWith(String prefix) {
        String start = part + prefix;
        return begun.stream()
                .filter(what -> what.startsWith(start))
                .map(what -> what.substring(start.length()))
                .toList();
    }
}
