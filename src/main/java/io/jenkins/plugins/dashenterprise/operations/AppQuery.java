package io.jenkins.plugins.dashenterprise.operations;

import com.apollographql.apollo.api.Query;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.model.AppExistsQuery;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A query for one app, and where in the answer it is.
 *
 * @param query the query for an app's name; told whether to look among all apps or the user's own
 * @param page what holds the list of apps
 * @param name the name of an app
 */
public record AppQuery<D extends Query.Data, P, A>(
        BiFunction<String, Boolean, Query<D>> query,
        Function<D, P> page,
        Function<P, List<A>> apps,
        Function<A, String> name) {

    /** Asks for no more than whether there is the app. */
    public static final AppQuery<AppExistsQuery.Data, AppExistsQuery.Apps, AppExistsQuery.App> ANY =
            new AppQuery<>(AppExistsQuery::new, data -> data.apps, answer -> answer.apps, app -> app.name);

    /** The app, or null when the server has none of that name that the user can see. */
    @CheckForNull
    public A find(String app, Session session) throws IOException, InterruptedException {
        return in(session.queryApps(all -> query.apply(app, all)), app, session);
    }

    /** The app in an answer, or null. */
    @CheckForNull
    public A in(D answer, String app, Session session) throws AbortException {
        return Found.named(app, Found.required(page.apply(answer), apps, session), name);
    }

    /** The app; a sentence with the way out when there is none. */
    public A existing(String app, Session session) throws IOException, InterruptedException {
        A found = find(app, session);
        if (found == null) {
            throw missing(app, session);
        }
        return found;
    }

    /** The failure of an operation that needs an app which is not there. */
    public static AbortException missing(String app, Session session) {
        return new AbortException(isMissing(app, session)
                + " Check the name, create it with deDashAddApp, or use credentials of its owner or an administrator.");
    }

    /** That an app is not there, without a way out. */
    public static String isMissing(String app, Session session) {
        return "There is no app '" + app + "' on " + session.server() + " that these credentials can see.";
    }
}
