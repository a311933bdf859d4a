package io.jenkins.plugins.dashenterprise.deploy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.apps.AddApp;
import io.jenkins.plugins.dashenterprise.apps.AppStatus;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;

/**
 * The app to deploy to.
 *
 * @param create whether to create it when there is none
 */
record DeployTarget(String app, boolean create, Session session) {

    /**
     * The app, created if it has to be; null in a dry run that would create it.
     *
     * @throws AbortException when there is none
     */
    @CheckForNull
    AppStatusQuery.App existing() throws IOException, InterruptedException {
        AppStatusQuery.App found = find();
        if (found == null && create) {
            new AddApp(app).run(session);
            if (session.dryRun()) {
                return null;
            }
            found = find();
        }
        if (found == null) {
            throw new AbortException(
                    "There is no app '" + app + "' on " + session.server() + " that these credentials can see."
                            + " Check its name, set create: true to have it created,"
                            + " or use credentials of its owner or an administrator.");
        }
        return found;
    }

    @CheckForNull
    private AppStatusQuery.App find() throws IOException, InterruptedException {
        return AppStatus.find(session.queryApps(all -> new AppStatusQuery(app, all)), app, session);
    }
}
