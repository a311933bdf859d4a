package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Computer;
import io.jenkins.plugins.dashenterprise.graphql.Turns;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * A step's turn to work. Few steps are at work at a time, and to none of the others belongs a thread; those of a server that
 * is slow leave room for those of others.
 */
final class StepTurn {
    /** All threads that steps have, those of their calls included, are to be fewer than 32. */
    private static final Turns ALL = new Turns(12);

    private static final int MOST_OF_A_SERVER = 6;
    private static final Map<String, Turns> OF_SERVERS = new ConcurrentHashMap<>();

    private final CompletableFuture<Void> over = new CompletableFuture<>();

    @CheckForNull
    private volatile Future<?> thread;

    @CheckForNull
    private volatile Future<?> place;

    private volatile boolean cancelled;

    private StepTurn() {}

    /** Has a step work when it is its turn among those of its server. */
    static StepTurn take(String server, Consumer<StepTurn> work) {
        StepTurn turn = new StepTurn();
        Turns turns = OF_SERVERS.computeIfAbsent(server, any -> new Turns(MOST_OF_A_SERVER, ALL));
        turn.place = turns.take(() -> turn.begin(work));
        return turn;
    }

    private CompletableFuture<Void> begin(Consumer<StepTurn> work) {
        Future<?> working = Computer.threadPoolForRemoting.submit(() -> {
            try {
                work.accept(this);
            } finally {
                over();
            }
        });
        thread = working;
        if (cancelled) {
            working.cancel(true);
        }
        return over;
    }

    boolean isAwaited() {
        return thread == null;
    }

    /** Lets another step work, be it before the work of this one is done. */
    void over() {
        over.complete(null);
    }

    /** Leaves the queue, or interrupts the work. */
    void cancel() {
        cancelled = true;
        Future<?> queued = place;
        if (queued != null) {
            queued.cancel(true);
        }
        Future<?> working = thread;
        if (working != null) {
            working.cancel(true);
        }
    }
}
