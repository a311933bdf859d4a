package io.jenkins.plugins.dashenterprise.graphql;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * How long calls to a server may take: each as long as the server's configuration says from when it is its turn, and none
 * longer than its step.
 *
 * @param deadlineMillis when the last call has to be over, in milliseconds since the epoch
 */
record TimeLimit(ServerAddress server, long deadlineMillis) {

    /** No limit but that of each call. */
    TimeLimit(ServerAddress server) {
        this(server, Long.MAX_VALUE);
    }

    /** Makes a call in its turn, or fails when the step is over before. */
    <T> CompletableFuture<T> call(Turns turns, Supplier<CompletableFuture<T>> call) {
        CompletableFuture<Object> turn = new CompletableFuture<>();
        CompletableFuture<T> result = turns.take(() -> {
            turn.cancel(false);
            return limited(call.get());
        });
        if (!turn.isDone() && deadlineMillis < Long.MAX_VALUE) {
            whenLate(
                    turn,
                    leftMillis(),
                    () -> result.completeExceptionally(failure("There was no turn for a call to " + server
                            + " before the time limit of the step was over: too many builds of this Jenkins call it at a time."
                            + " Allow more with timeoutMinutes.")));
            result.whenComplete((value, failure) -> turn.cancel(false));
        }
        return result;
    }

    private <T> CompletableFuture<T> limited(CompletableFuture<T> answer) {
        boolean callEndsFirst = callMillis() <= leftMillis();
        CompletableFuture<Object> end = new CompletableFuture<>();
        whenLate(
                end,
                callEndsFirst ? callMillis() : leftMillis(),
                () -> answer.completeExceptionally(failure(
                        callEndsFirst
                                ? server + " did not answer within " + server.callTimeoutSeconds()
                                        + " s. It may be overloaded; the time limit is in the global configuration."
                                : server + " did not answer before the time limit of the step was over."
                                        + " It may be overloaded; allow more with timeoutMinutes.")));
        answer.whenComplete((value, failure) -> end.cancel(false));
        return answer;
    }

    private static GraphQlException failure(String sentence) {
        return new GraphQlException(GraphQlException.Kind.UNUSABLE, sentence);
    }

    // Jenkins' timer would keep what has been cancelled, answer and all, until that time.
    private static void whenLate(CompletableFuture<?> event, long millis, Runnable reaction) {
        event.orTimeout(millis, TimeUnit.MILLISECONDS).whenComplete((value, failure) -> {
            if (failure instanceof TimeoutException) {
                reaction.run();
            }
        });
    }

    private long callMillis() {
        return TimeUnit.SECONDS.toMillis(server.callTimeoutSeconds());
    }

    private long leftMillis() {
        return Math.max(deadlineMillis - System.currentTimeMillis(), 0);
    }
}
