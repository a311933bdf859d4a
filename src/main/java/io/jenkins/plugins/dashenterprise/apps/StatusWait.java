package io.jenkins.plugins.dashenterprise.apps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.operations.Session;

/** Waits until an app is in a state, and answers with its status. */
public final class StatusWait extends AppWait {
    private static final long serialVersionUID = 1;

    private final String state;

    public StatusWait(String app, String state, Session session) {
        super(app, session);
        this.state = state;
    }

    @Override
    @CheckForNull
    protected Object answer(AppStatusQuery.App found, AppState now, Session session) {
        return now.meets(state) ? AppStatus.report(found, session) : null;
    }

    @Override
    protected String goal() {
        return "app '" + app() + "' to be " + state;
    }
}
