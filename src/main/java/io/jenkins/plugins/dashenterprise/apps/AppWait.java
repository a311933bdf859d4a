package io.jenkins.plugins.dashenterprise.apps;

import com.apollographql.apollo.api.Query;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.operations.AppEvent;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Wait;

/** A wait for an app to come into a state. */
public abstract class AppWait extends Wait<AppStatusQuery.Data> {
    private static final long serialVersionUID = 1;

    private final String app;

    protected AppWait(String app, Session session) {
        super(session);
        this.app = app;
    }

    /** What {@link #answer(AppStatusQuery.Data, Session)} says, of an app that is there. */
    @CheckForNull
    protected abstract Object answer(AppStatusQuery.App found, AppState now, Session session) throws AbortException;

    /** The state in words, for the log. */
    protected String words(AppStatusQuery.App found, AppState now) {
        return now.toString();
    }

    @Override
    protected final Query<AppStatusQuery.Data> query(boolean allApps) {
        return new AppStatusQuery(app, allApps);
    }

    @Override
    @CheckForNull
    protected final Object answer(AppStatusQuery.Data data, Session session) throws AbortException {
        AppStatusQuery.App found = AppStatus.find(data, app, session);
        if (found == null) {
            throw AppQuery.missing(app, session);
        }
        AppState now = AppState.of(found);
        seen(words(found, now), session);
        Object answer = answer(found, now, session);
        if (answer != null && answer != RUN_AGAIN) {
            session.tell(event(found, now));
        }
        return answer;
    }

    /** What the end of the wait comes to. */
    protected AppEvent event(AppStatusQuery.App found, AppState now) {
        return AppStatus.awaited(found);
    }

    protected final String app() {
        return app;
    }
}
