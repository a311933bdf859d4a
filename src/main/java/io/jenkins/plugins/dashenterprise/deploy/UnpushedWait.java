package io.jenkins.plugins.dashenterprise.deploy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.apps.AppState;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.operations.Session;

/**
 * Waits for a revision that the app's repository had already, so that nothing was pushed: another push may have brought it
 * there just now, or an app of the same name that is gone.
 */
final class UnpushedWait extends DeployWait {
    private static final long serialVersionUID = 1;
    // Some forty seconds: a push that was lost with the controller may be about to be built.
    private static final int MOST_LOOKS = 20;
    private static final String WAY_OUT = "Deploy a new commit, such as git commit --allow-empty makes";

    private int looks;

    UnpushedWait(
            String app, String commit, boolean deployed, @CheckForNull Verification verification, Session session) {
        super(app, commit, deployed, verification, session);
    }

    @Override
    @CheckForNull
    protected Object answer(AppStatusQuery.App found, AppState now, Session session) throws AbortException {
        Object answer = super.answer(found, now, session);
        boolean untouched = !now.deploying() && !now.running() && !now.deployed() && revision(found) == null;
        looks = untouched ? looks + 1 : 0;
        if (answer == null && looks == MOST_LOOKS) {
            throw new AbortException(session.subject()
                    + "nothing was pushed and nothing will be built: its repository on "
                    + session.server() + " has revision " + commit()
                    + " already, perhaps of an earlier app of that name, but the app was never deployed. " + WAY_OUT
                    + ", or have the app's repository removed from the server.");
        }
        return answer;
    }

    @Override
    protected String goal() {
        return super.goal() + ", which its repository has already, so that nothing was pushed (" + WAY_OUT
                + ", if it stays so),";
    }
}
