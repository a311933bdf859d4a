package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import java.io.Serializable;
import java.util.concurrent.CompletableFuture;

/**
 * Something that is asked again and again until there is an answer; it survives a restart, so it holds plain data.
 *
 * @param <D> what comes back each time
 */
public abstract class Question<D> implements Serializable {
    /** The answer of a wait upon which the operation looks again what there is to do. */
    protected static final Object RUN_AGAIN = new Object();

    private static final long serialVersionUID = 1;

    private final long deadlineMillis;
    private final int minutes;

    private String state = "";

    @CheckForNull
    private Boolean allApps;

    /** One that is given up when the time of the operation is over. */
    protected Question(Session session) {
        this.minutes = session.timeLimitMinutes();
        this.deadlineMillis = session.deadlineMillis();
    }

    /** Asks, without holding a thread; fails with a {@link io.jenkins.plugins.dashenterprise.graphql.GraphQlException}. */
    protected abstract CompletableFuture<D> ask(Session session);

    /**
     * What the data says.
     *
     * @return the value of the operation, {@link #RUN_AGAIN}, or null to ask again
     * @throws AbortException when there is nothing left to wait for
     */
    @CheckForNull
    protected abstract Object answer(D data, Session session) throws AbortException;

    /** What is waited for, for example {@code app 'shop' to be running}. */
    protected abstract String goal();

    /** Notes the state seen, and prints it when it is another than before. */
    protected final void seen(String now, Session session) {
        String shown = session.foreign(now);
        if (!shown.equals(state)) {
            state = shown;
            session.log("It is " + shown + ".");
        }
    }

    /** What the wait is doing, for a person who looks at the running build. */
    String status() {
        return "waiting for " + goal() + (state.isEmpty() ? "" : ", which is " + state);
    }

    /** Whether to look among all apps; after a restart as before it. */
    final boolean allApps(Session session) {
        if (allApps == null) {
            allApps = session.calls().allApps();
        }
        return allApps;
    }

    /** The point in time at which the wait is given up, in milliseconds since the epoch. */
    final long deadlineMillis() {
        return deadlineMillis;
    }

    AbortException timeout(Session session) {
        return new AbortException(
                session.subject() + "waited " + Texts.count(minutes, "minute") + " for " + goal() + " on "
                        + session.server() + (state.isEmpty() ? "" : "; it was last seen " + state) + ". See "
                        + session.server().startPage() + ", or allow more with timeoutMinutes.");
    }
}
