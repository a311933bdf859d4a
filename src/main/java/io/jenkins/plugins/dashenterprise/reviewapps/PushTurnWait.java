package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.apps.AppState;
import io.jenkins.plugins.dashenterprise.apps.AppWait;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.operations.Session;

/** Waits until no other build pushes to an app; then the operation looks again whether its revision is still the latest. */
final class PushTurnWait extends AppWait {
    private static final long serialVersionUID = 1;

    PushTurnWait(String app, Session session) {
        super(app, session);
    }

    @Override
    @CheckForNull
    protected Object answer(AppStatusQuery.App found, AppState now, Session session) {
        return ReviewApps.get().isPushing(session.server().url(), app()) ? null : RUN_AGAIN;
    }

    @Override
    protected String goal() {
        return "another build's push to app '" + app() + "' to end";
    }
}
