package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
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
    /** With those of their calls, steps are to have fewer than 32 threads in all. */
    private static final int MOST = 12;

    private static final int MOST_OF_A_SERVER = 6;
    private static final StepThreads THREADS = new StepThreads(MOST);
    private static final Turns ALL = new Turns(MOST);
    private static final Map<String, Turns> OF_SERVERS = new ConcurrentHashMap<>();

    private final CompletableFuture<Void> over = new CompletableFuture<>();

    @CheckForNull
    private volatile Future<?> thread;

    @CheckForNull
    private volatile Future<?> place;

    private volatile boolean cancelled;
    // Only the thread of the work knows of this.
    private boolean aside;

    private StepTurn() {}

    /** Has a step work when it is its turn among those of its server. */
    static StepTurn take(String server, Consumer<StepTurn> work) {
        StepTurn turn = new StepTurn();
        Turns turns = OF_SERVERS.computeIfAbsent(server, any -> new Turns(MOST_OF_A_SERVER, ALL));
        turn.place = turns.take(() -> turn.begin(work));
        return turn;
    }

    private CompletableFuture<Void> begin(Consumer<StepTurn> work) {
        Future<?> working = THREADS.submit(() -> work(work));
        thread = working;
        if (cancelled) {
            working.cancel(true);
        }
        return over;
    }

    private void work(Consumer<StepTurn> work) {
        try {
            work.accept(this);
        } finally {
            over.complete(null);
            if (aside) {
                THREADS.removeOne();
            }
        }
    }

    boolean isAwaited() {
        return thread == null;
    }

    /** Lets another step work while the work of this one goes on. */
    void stepAside() {
        if (!aside) {
            aside = true;
            THREADS.addOne();
            over.complete(null);
        }
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
