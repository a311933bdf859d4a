package io.jenkins.plugins.dashenterprise.operations;

import com.apollographql.apollo.api.Query;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import java.util.LinkedHashMap;
import java.util.Map;

/** Waits until the restart that a change caused is over, and answers with what the change came to. */
final class RestartWait extends Wait<AppStatusQuery.Data> {
    private static final long serialVersionUID = 1;
    // The server may take a moment before it begins the restart.
    private static final int QUIET_ANSWERS = 2;

    private final String app;
    private final LinkedHashMap<String, Object> result;
    private int quiet;

    RestartWait(String app, int minutes, Map<String, Object> result) {
        super(minutes);
        this.app = app;
        this.result = new LinkedHashMap<>(result);
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
        quiet = now.deploying() ? 0 : quiet + 1;
        return quiet < QUIET_ANSWERS ? null : result;
    }

    @Override
    protected String goal() {
        return "app '" + app + "' to restart";
    }
}
