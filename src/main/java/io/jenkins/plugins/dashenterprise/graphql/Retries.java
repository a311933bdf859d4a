package io.jenkins.plugins.dashenterprise.graphql;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jenkins.util.Timer;

/**
 * Makes a call again when it may be, with growing pauses, each told in one line.
 *
 * @param <T> what the call brings
 */
final class Retries<T> {
    static final int MOST = 5;
    private static final Pause PAUSE = new Pause(Duration.ofMillis(500), 2, Duration.ofSeconds(15));

    private final Supplier<CompletableFuture<T>> call;
    private final Predicate<GraphQlException> again;
    private final long deadlineMillis;
    private final Consumer<String> log;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile Future<?> current = result;
    private int made;

    private Retries(
            Supplier<CompletableFuture<T>> call,
            Predicate<GraphQlException> again,
            long deadlineMillis,
            Consumer<String> log) {
        this.call = call;
        this.again = again;
        this.deadlineMillis = deadlineMillis;
        this.log = log;
    }

    /** Calls until there is a result, a failure that {@code again} does not accept, five repetitions, or no time for one. */
    static <T> CompletableFuture<T> call(
            Supplier<CompletableFuture<T>> call,
            Predicate<GraphQlException> again,
            long deadlineMillis,
            Consumer<String> log) {
        Retries<T> retries = new Retries<>(call, again, deadlineMillis, log);
        retries.attempt();
        retries.result.whenComplete((value, failure) -> retries.current.cancel(true));
        return retries.result;
    }

    private void attempt() {
        CompletableFuture<T> attempt = Turns.begin(call);
        become(attempt);
        attempt.whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else if (made < MOST && failure instanceof GraphQlException e && again.test(e) && !e.asksForTooLong()) {
                later(e);
            } else {
                result.completeExceptionally(failure);
            }
        });
    }

    private void later(GraphQlException failure) {
        long pause = pauseMillis(made, failure);
        if (pause >= deadlineMillis - System.currentTimeMillis()) {
            result.completeExceptionally(failure);
            return;
        }
        made++;
        log.accept(failure.getMessage() + " Trying again in " + Math.round(pause / 100.0) / 10.0 + " s (" + made
                + " of " + MOST + ").");
        become(Timer.get().schedule(this::attempt, pause, TimeUnit.MILLISECONDS));
    }

    /** What is given up when the result is. */
    private void become(Future<?> next) {
        current = next;
        if (result.isDone()) {
            next.cancel(true);
        }
    }

    /** How long to pause before a repetition, in milliseconds: what the server asked for, else doubled each time with jitter. */
    static long pauseMillis(int made, GraphQlException failure) {
        long pause = PAUSE.millis(made);
        return failure.pauseMillis(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
    }
}
