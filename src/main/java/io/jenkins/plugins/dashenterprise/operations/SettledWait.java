package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;

/**
 * Waits until no deploy of an app is under way, since the server declines another meanwhile; then the operation looks again.
 * The deploy may be its own, from before a restart.
 */
final class SettledWait extends AppWait {
    private static final long serialVersionUID = 1;

    SettledWait(String app, Session session) {
        super(app, session);
    }

    @Override
    @CheckForNull
    Object answer(AppStatusQuery.App found, AppState now, Session session) {
        return now.deploying() ? null : RUN_AGAIN;
    }

    @Override
    protected String goal() {
        return "the deploy of app '" + app() + "' that is under way to end";
    }
}
