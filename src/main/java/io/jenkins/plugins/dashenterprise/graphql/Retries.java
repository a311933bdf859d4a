package io.jenkins.plugins.dashenterprise.graphql;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Makes a call again when it may be, with growing pauses, each told in one line. */
final class Retries {
    private static final int MOST = 5;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 15_000;

    private Retries() {}

    /** Calls until there is a result, a failure that {@code again} does not accept, or five repetitions. */
    static <T> CompletableFuture<T> call(
            Supplier<CompletableFuture<T>> call, Predicate<GraphQlException> again, Consumer<String> log) {
        CompletableFuture<T> result = new CompletableFuture<>();
        attempt(0, call, again, log, result);
        return result;
    }

    private static <T> void attempt(
            int made,
            Supplier<CompletableFuture<T>> call,
            Predicate<GraphQlException> again,
            Consumer<String> log,
            CompletableFuture<T> result) {
        if (result.isDone()) {
            return;
        }
        CompletableFuture<T> attempt = call.get();
        result.whenComplete((value, failure) -> attempt.cancel(true));
        attempt.whenComplete((value, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause == null) {
                result.complete(value);
            } else if (made < MOST && cause instanceof GraphQlException e && again.test(e)) {
                long pause = pauseMillis(made, e);
                log.accept(e.getMessage() + " Trying again in " + seconds(pause) + " s (" + (made + 1) + " of " + MOST + ").");
                CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS)
                        .execute(() -> attempt(made + 1, call, again, log, result));
            } else {
                result.completeExceptionally(cause);
            }
        });
    }

    /** How long to pause before a repetition, in milliseconds: what the server asked for, else doubled each time with jitter. */
    static long pauseMillis(int made, GraphQlException failure) {
        Duration asked = failure.retryAfter();
        if (asked != null) {
            return Math.min(asked.toMillis(), LONGEST_PAUSE_MILLIS);
        }
        long pause = Math.min(FIRST_PAUSE_MILLIS << made, LONGEST_PAUSE_MILLIS);
        return pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
    }

    private static String seconds(long millis) {
        return String.valueOf(Math.round(millis / 100.0) / 10.0);
    }
}
