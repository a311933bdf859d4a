package io.jenkins.plugins.dashenterprise.apps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.util.LinkedHashMap;
import java.util.Map;

/** Waits until the restart that a change caused is over, and answers with what the change came to. */
final class RestartWait extends AppWait {
    private static final long serialVersionUID = 1;
    // The server may take a moment before it begins the restart.
    private static final int QUIET_ANSWERS = 2;

    private final LinkedHashMap<String, Object> result;
    private int quiet;

    RestartWait(String app, Map<String, Object> result, Session session) {
        super(app, session);
        this.result = new LinkedHashMap<>(result);
    }

    @Override
    @CheckForNull
    protected Object answer(AppStatusQuery.App found, AppState now, Session session) {
        quiet = now.deploying() ? 0 : quiet + 1;
        return quiet < QUIET_ANSWERS ? null : result;
    }

    @Override
    protected String goal() {
        return "app '" + app() + "' to restart";
    }
}
