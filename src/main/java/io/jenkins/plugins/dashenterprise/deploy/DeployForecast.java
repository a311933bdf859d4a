package io.jenkins.plugins.dashenterprise.deploy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.apps.AppState;
import io.jenkins.plugins.dashenterprise.git.Outlook;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.Map;

/** What a deploy would do, told in place of doing it. */
record DeployForecast(PushAttempt attempt, String app, Session session) {

    /**
     * What the deploy would return, after it has told what it would do.
     *
     * @param target the app, or null when it would be created
     * @throws hudson.AbortException when it would be refused, as far as that can be known
     */
    Map<String, Object> of(@CheckForNull AppStatusQuery.App target, GitWorkspace workspace)
            throws IOException, InterruptedException {
        String hash = attempt.push().revision().hash();
        if (target == null) {
            // Where there is no app there is no repository to look at.
            session.log("Would push " + attempt.what() + " to "
                    + attempt.push().to().url() + ".");
            return DeployWait.result(app, null, hash, true, session);
        }
        AppState now = AppState.of(target);
        if (now.deploying()) {
            session.log("A deploy of app '" + app + "' is under way: would wait for its end.");
        }
        Map<String, Object> live = new DeployWait(app, hash, false, null, session).live(target, now, session);
        if (live != null) {
            return live;
        }
        Outlook outlook = attempt.look(workspace);
        return DeployWait.result(app, target.urlOnServer, hash, !hash.equals(outlook.deployed()), session);
    }
}
