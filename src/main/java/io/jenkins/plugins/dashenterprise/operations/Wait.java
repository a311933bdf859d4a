package io.jenkins.plugins.dashenterprise.operations;

import com.apollographql.apollo.api.Query;
import java.util.concurrent.CompletableFuture;

/**
 * A query that is sent again and again until its data are an answer.
 *
 * @param <D> the data of the query
 */
public abstract class Wait<D extends Query.Data> extends Question<D> {
    private static final long serialVersionUID = 1;

    /** A wait that is given up when the time of the operation is over. */
    protected Wait(Session session) {
        super(session);
    }

    /** What to ask, each time; {@code allApps} says whether to look among all apps or the user's own. */
    protected abstract Query<D> query(boolean allApps);

    @Override
    protected final CompletableFuture<D> ask(Session session) {
        return session.calls().poll(query(allApps(session)));
    }
}
