package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * The app to deploy to.
 *
 * @param create whether to create it when there is none
 * @param minutes how long to wait for another deploy
 */
record DeployTarget(String app, boolean create, int minutes, Session session) {
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 15_000;

    /**
     * The app once no deploy of it is under way: the server declines another meanwhile. It may be this step's own, from
     * before a restart.
     */
    AppStatusQuery.App ready() throws IOException, InterruptedException {
        AppStatusQuery.App found = existing();
        if (deploying(found)) {
            session.log("A deploy of app '" + app + "' is under way: waiting for its end");
        }
        long deadline = System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(minutes);
        for (long pause = FIRST_PAUSE_MILLIS; deploying(found); pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            if (System.currentTimeMillis() > deadline) {
                throw new AbortException(session.subject() + "another deploy was not over within timeoutMinutes (" + minutes
                        + "). See " + session.server().managerUrl(app) + ", or allow more.");
            }
            TimeUnit.MILLISECONDS.sleep(pause);
            found = find();
        }
        if (found == null) {
            throw AppStatus.missing(app, session);
        }
        return found;
    }

    private AppStatusQuery.App existing() throws IOException, InterruptedException {
        AppStatusQuery.App found = find();
        if (found == null && create) {
            new AddApp(app).run(session);
            found = find();
        }
        if (found == null) {
            throw new AbortException("There is no app '" + app + "' on " + session.server() + " that these credentials can see."
                    + " Set create: true to have it created, or use credentials of its owner or an administrator.");
        }
        return found;
    }

    @CheckForNull
    private AppStatusQuery.App find() throws IOException, InterruptedException {
        return AppStatus.find(session.queryApps(all -> new AppStatusQuery(app, all)), app, session);
    }

    private static boolean deploying(@CheckForNull AppStatusQuery.App app) {
        return app != null && AppState.of(app).deploying();
    }
}
