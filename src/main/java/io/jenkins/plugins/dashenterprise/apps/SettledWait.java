package io.jenkins.plugins.dashenterprise.apps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.operations.Session;

/**
 * Waits until no deploy of an app is under way, since the server declines another meanwhile; then the operation looks again.
 * The deploy may be its own, from before a restart.
 */
public final class SettledWait extends AppWait {
    private static final long serialVersionUID = 1;

    public SettledWait(String app, Session session) {
        super(app, session);
    }

    @Override
    @CheckForNull
    protected Object answer(AppStatusQuery.App found, AppState now, Session session) {
        return now.deploying() ? null : RUN_AGAIN;
    }

    @Override
    protected String goal() {
        return "the deploy of app '" + app() + "' that is under way to end";
    }
}
