package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Lets a number of things be under way at a time; each further one costs next to nothing until it is its turn. */
public final class Turns {
    private final int most;

    @CheckForNull
    private final Turns wider;

    private final Set<Runnable> waiting = new LinkedHashSet<>();
    private int underWay;
    private boolean serving;

    /** Turns of which this many may be taken at a time. */
    public Turns(int most) {
        this(most, null);
    }

    /** Turns that a part of those have who take turns in {@code wider}: whoever has one waits for his turn there as well. */
    public Turns(int most, @CheckForNull Turns wider) {
        this.most = most;
        this.wider = wider;
    }

    /**
     * Begins something in its turn.
     *
     * @return ends as it does; cancelling it leaves the queue at once, or cancels what was begun
     */
    public <T> CompletableFuture<T> take(Supplier<CompletableFuture<T>> thing) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Turns outer = wider;
        Supplier<CompletableFuture<T>> all = outer == null ? thing : () -> outer.take(thing);
        Runnable turn = () -> make(all, result);
        synchronized (this) {
            waiting.add(turn);
        }
        result.whenComplete((value, failure) -> leave(turn));
        serve();
        return result;
    }

    private synchronized void leave(Runnable turn) {
        waiting.remove(turn);
    }

    private <T> void make(Supplier<CompletableFuture<T>> thing, CompletableFuture<T> result) {
        if (result.isDone()) {
            release();
            return;
        }
        CompletableFuture<T> made = begin(thing);
        made.whenComplete((value, failure) -> {
            release();
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
        });
        result.whenComplete((value, failure) -> made.cancel(true));
    }

    /** Makes a failure of whatever is thrown: nobody else would hear of it on the thread of another. */
    static <T> CompletableFuture<T> begin(Supplier<CompletableFuture<T>> thing) {
        try {
            return thing.get();
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void release() {
        synchronized (this) {
            underWay--;
        }
        serve();
    }

    // Whoever serves goes on with what others release meanwhile: nothing is begun inside another one's end.
    private void serve() {
        synchronized (this) {
            if (serving) {
                return;
            }
            serving = true;
        }
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    @CheckForNull
    private synchronized Runnable next() {
        Iterator<Runnable> first = waiting.iterator();
        if (underWay == most || !first.hasNext()) {
            serving = false;
            return null;
        }
        underWay++;
        Runnable next = first.next();
        first.remove();
        return next;
    }
}
