package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.model.AppRunningQuery;
import java.io.IOException;

/**
 * What the server does upon a change of what apps run with: it restarts those that run.
 *
 * @param app the app concerned, or null when all are
 */
record Restart(@CheckForNull String app) {
    private static final AppQuery<AppRunningQuery.Data, AppRunningQuery.Apps, AppRunningQuery.App> APP =
            new AppQuery<>(AppRunningQuery::new, data -> data.apps, page -> page.apps, each -> each.name);

    /** Whether there is something to restart, where the server's own word on that is not to be had; it is supposed of all apps. */
    boolean supposed(Session session) throws IOException, InterruptedException {
        if (app == null) {
            return true;
        }
        AppRunningQuery.Status status = Found.part(APP.find(app, session), found -> found.status);
        return Boolean.TRUE.equals(Found.part(status, each -> each.running))
                || Boolean.TRUE.equals(Found.part(status, each -> each.deploying));
    }

    @Override
    public String toString() {
        return app == null ? "apps" : "the app";
    }
}
