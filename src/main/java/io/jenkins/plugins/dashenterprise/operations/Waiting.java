package io.jenkins.plugins.dashenterprise.operations;

import com.apollographql.apollo.api.Query;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jenkins.util.Timer;

/** Asks a {@link Wait}'s question until its deadline, holding no thread between the calls nor during one. */
final class Waiting {
    // The pace of Pipeline's own waits (waitUntil, sh).
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final double GROWTH = 1.2;
    private static final long LONGEST_PAUSE_MILLIS = 15_000;

    private final Wait<?> wait;
    private final Session session;
    private final CompletableFuture<Object> answer = new CompletableFuture<>();
    private long pauseMillis = FIRST_PAUSE_MILLIS;

    @CheckForNull
    private volatile Future<?> next;

    Waiting(Wait<?> wait, Session session) {
        this.wait = wait;
        this.session = session;
    }

    void start(Consumer<Object> onAnswer, Consumer<Throwable> onFailure) {
        answer.whenComplete((value, failure) -> {
            if (failure == null) {
                onAnswer.accept(value);
            } else if (!answer.isCancelled()) {
                onFailure.accept(failure);
            }
        });
        ask(wait);
    }

    /** Waits in the calling thread, which is a freestyle build's executor. */
    void await() throws IOException, InterruptedException {
        try {
            ask(wait);
            answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            cancel();
        }
    }

    void cancel() {
        answer.cancel(true);
        Future<?> pending = next;
        if (pending != null) {
            pending.cancel(true);
        }
    }

    private <D extends Query.Data> void ask(Wait<D> question) {
        if (answer.isDone()) {
            return;
        }
        CompletableFuture<D> call = session.sendOnce(question.query(session.allApps()));
        next = call;
        long left = question.deadlineMillis() - System.currentTimeMillis();
        call.orTimeout(Math.max(left, 1), TimeUnit.MILLISECONDS);
        call.whenComplete((data, failure) -> {
            try {
                Object value = value(question, data, failure);
                if (value == null) {
                    later(question);
                } else {
                    answer.complete(value);
                }
            } catch (AbortException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
    }

    /** The answer, or null to ask again: also after a failed call, unless somebody has to mend something first. */
    @CheckForNull
    private <D extends Query.Data> Object value(Wait<D> question, @CheckForNull D data, @CheckForNull Throwable failure)
            throws AbortException {
        try {
            if (failure instanceof GraphQlException e) {
                throw e;
            }
            return failure == null ? question.answer(data, session) : null;
        } catch (GraphQlException e) {
            if (!e.mayHeal()) {
                throw e.explained(session.subject(), "");
            }
            session.log(e.getMessage() + " Asking again.");
            return null;
        }
    }

    private <D extends Query.Data> void later(Wait<D> question) throws AbortException {
        long left = question.deadlineMillis() - System.currentTimeMillis();
        if (left <= 0) {
            throw question.timeout(session);
        }
        if (!answer.isDone()) {
            next = Timer.get().schedule(() -> ask(question), Math.min(pauseMillis, left), TimeUnit.MILLISECONDS);
            pauseMillis = Math.min((long) (pauseMillis * GROWTH), LONGEST_PAUSE_MILLIS);
        }
    }
}
