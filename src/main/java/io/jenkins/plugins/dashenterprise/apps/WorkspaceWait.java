package io.jenkins.plugins.dashenterprise.apps;

import com.apollographql.apollo.api.Query;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.model.WorkspaceReadyQuery;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Wait;
import java.util.LinkedHashMap;
import java.util.Map;

/** Waits until an app's workspace is ready, and answers with what was done. */
final class WorkspaceWait extends Wait<WorkspaceReadyQuery.Data> {
    private static final long serialVersionUID = 1;

    private final String app;
    private final LinkedHashMap<String, Object> result;

    WorkspaceWait(String app, Map<String, Object> result, Session session) {
        super(session);
        this.app = app;
        this.result = new LinkedHashMap<>(result);
    }

    @Override
    protected Query<WorkspaceReadyQuery.Data> query(boolean allApps) {
        return new WorkspaceReadyQuery(app);
    }

    @Override
    @CheckForNull
    protected Object answer(WorkspaceReadyQuery.Data data, Session session) {
        boolean ready = Boolean.TRUE.equals(data.isWorkspaceReady);
        seen(ready ? "ready" : "not ready", session);
        return ready ? result : null;
    }

    @Override
    protected String goal() {
        return "the workspace of app '" + app + "' to be ready";
    }
}
