package io.jenkins.plugins.dashenterprise.operations;

import com.apollographql.apollo.api.Query;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;

/**
 * A wait of a part of an operation, of whose answer the operation makes its own.
 *
 * @param <D> the data of the query
 */
public abstract class FollowedWait<D extends Query.Data> extends Wait<D> {
    private static final long serialVersionUID = 1;

    private final Wait<D> wait;

    protected FollowedWait(Wait<D> wait, Session session) {
        super(session);
        this.wait = wait;
    }

    /**
     * What the operation makes of an answer.
     *
     * @param answer as {@link #answer} has it: null when the part waits on
     */
    @CheckForNull
    protected abstract Object after(@CheckForNull Object answer, Session session) throws AbortException;

    @Override
    protected final Query<D> query(boolean allApps) {
        return wait.query(allApps);
    }

    @Override
    @CheckForNull
    protected Object answer(D data, Session session) throws AbortException {
        return after(wait.answer(data, session), session);
    }

    @Override
    protected final String goal() {
        return wait.goal();
    }

    @Override
    final String status() {
        return wait.status();
    }

    @Override
    final AbortException timeout(Session session) {
        return wait.timeout(session);
    }
}
