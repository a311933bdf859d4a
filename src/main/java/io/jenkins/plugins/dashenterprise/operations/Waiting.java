package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.Pause;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jenkins.util.Timer;

/** Asks a {@link Question}'s question until its deadline, holding no thread between the calls nor during one. */
public final class Waiting {
    // The pace of Pipeline's own waits (waitUntil, sh).
    private static final Pause PAUSE = new Pause(Duration.ofMillis(250), 1.2, Duration.ofSeconds(15));

    private final Question<?> wait;
    private final Session session;
    private final CompletableFuture<Object> answer = new CompletableFuture<>();
    private int asked;

    private volatile Future<?> next = answer;

    Waiting(Question<?> wait, Session session) {
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
    Object await() throws IOException, InterruptedException {
        try {
            ask(wait);
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            cancel();
        }
    }

    void cancel() {
        answer.cancel(true);
        next.cancel(true);
    }

    // Whatever is thrown ends the wait, errors of the JVM too: nobody else would hear of it.
    private void ask(Question<?> question) {
        try {
            poll(question);
        } catch (Throwable e) {
            fail(e);
        }
    }

    private void fail(Throwable failure) {
        answer.completeExceptionally(session.shown(failure));
    }

    private <D> void poll(Question<D> question) {
        CompletableFuture<D> call = question.ask(session);
        become(call);
        call.orTimeout(Math.max(left(question), 1), TimeUnit.MILLISECONDS);
        call.whenComplete((data, failure) -> {
            try {
                Object value = value(question, data, failure);
                if (value == null) {
                    later(question);
                } else {
                    answer.complete(value);
                }
            } catch (Throwable e) {
                fail(e);
            }
        });
    }

    /** What is given up when the wait is. */
    private void become(Future<?> following) {
        next = following;
        if (answer.isDone()) {
            following.cancel(true);
        }
    }

    /** The answer, or null to ask again: also after a failed call, unless somebody has to mend something first. */
    @CheckForNull
    private <D> Object value(Question<D> question, @CheckForNull D data, @CheckForNull Throwable failure)
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

    private <D> void later(Question<D> question) throws AbortException {
        if (left(question) <= 0) {
            throw question.timeout(session);
        }
        if (!answer.isDone()) {
            long pause = Math.min(PAUSE.millis(asked++), left(question));
            become(Timer.get().schedule(() -> ask(question), pause, TimeUnit.MILLISECONDS));
        }
    }

    private static long left(Question<?> question) {
        return question.deadlineMillis() - System.currentTimeMillis();
    }
}
