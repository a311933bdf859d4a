package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Lets a number of calls be under way at a time; each further one costs next to nothing until it is its turn. */
final class Turns {
    private final int most;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int underWay;
    private boolean serving;

    Turns(int most) {
        this.most = most;
    }

    /** Makes a call in its turn; cancelling the result gives up the turn, or cancels the call. */
    <T> CompletableFuture<T> take(Supplier<CompletableFuture<T>> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(() -> make(call, result));
        }
        serve();
        return result;
    }

    private <T> void make(Supplier<CompletableFuture<T>> call, CompletableFuture<T> result) {
        if (result.isDone()) {
            release();
            return;
        }
        CompletableFuture<T> made = call.get();
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

    private void release() {
        synchronized (this) {
            underWay--;
        }
        serve();
    }

    // Whoever serves goes on with what others release meanwhile: no call is made inside another one's end.
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
        if (underWay == most || waiting.isEmpty()) {
            serving = false;
            return null;
        }
        underWay++;
        return waiting.remove();
    }
}
