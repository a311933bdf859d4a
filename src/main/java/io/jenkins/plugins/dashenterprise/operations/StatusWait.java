package io.jenkins.plugins.dashenterprise.operations;

import com.apollographql.apollo.api.Query;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;

/** Waits until an app is in a state, and answers with its status. */
final class StatusWait extends Wait<AppStatusQuery.Data> {
    private static final long serialVersionUID = 1;

    private final String app;
    private final String state;

    StatusWait(String app, String state, int minutes) {
        super(minutes);
        this.app = app;
        this.state = state;
    }

    @Override
    protected Query<AppStatusQuery.Data> query(boolean allApps) {
        return new AppStatusQuery(app, allApps);
    }

    @Override
    @CheckForNull
    protected Object answer(AppStatusQuery.Data data, Session session) throws AbortException {
        AppStatusQuery.App found = AppStatus.find(data, app, session);
        if (found == null) {
            throw AppStatus.missing(app, session);
        }
        AppState now = AppState.of(found);
        seen(now.toString(), session);
        return now.meets(state) ? AppStatus.report(found, session) : null;
    }

    @Override
    protected String goal() {
        return "app '" + app + "' to be " + state;
    }
}
