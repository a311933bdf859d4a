package io.jenkins.plugins.dashenterprise.deploy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.git.Outlook;
import io.jenkins.plugins.dashenterprise.operations.AppEvent;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.text.Link;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A deploy to a Dash Enterprise 5: it takes the revision, builds it later, and tells nobody what becomes of it. */
record DeployToFive(
        PushAttempt attempt, String app, @CheckForNull Verification verification, Session session) {
    static final String NO_CREATING =
            "create is set, but this is a Dash Enterprise 5: create the app first (App Manager, or 'de apps create -n APP');"
                    + " a git push is not known to create it";
    private static final String STATE = "pushed";

    /** What the deploy returns, or a wait for what is to be seen of it. */
    Object make(GitWorkspace workspace) throws IOException, InterruptedException {
        String hash = attempt.push().revision().hash();
        if (session.dryRun()) {
            return result(hash, !hash.equals(attempt.look(workspace).deployed()));
        }
        boolean pushed = push(hash, workspace);
        String page = session.server().managerUrl(app);
        session.log("Dash Enterprise 5 has revision " + hash
                + ". It builds in the background and gives no documented way to ask for the" + " result; see "
                + Link.to(page, page) + ".");
        session.tell(new AppEvent(app, url(), AppEvent.Deed.PUSHED, hash, STATE));
        Map<String, Object> result = result(hash, pushed);
        return verification == null ? result : new VerifyWait(app, verification, result, session);
    }

    /** Whether it was this step that brought the revision there. */
    private boolean push(String hash, GitWorkspace workspace) throws IOException, InterruptedException {
        Arrival arrival = new Arrival(attempt.push(), session);
        if (PushAttempt.wasBegun(attempt.push().revision(), session) && arrival.seen(workspace)) {
            return true;
        }
        Outlook before = attempt.make(workspace);
        if (before == null && !arrival.seen(workspace)) {
            // Says that the push was lost.
            attempt.make(workspace);
        }
        return before == null || !hash.equals(before.deployed());
    }

    private Map<String, Object> result(String hash, boolean pushed) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", app);
        result.put("url", url());
        result.put("managerUrl", session.server().managerUrl(app));
        result.put("revision", hash);
        result.put("pushed", pushed);
        result.put("state", STATE);
        result.put("durationSeconds", session.durationSeconds());
        return result;
    }

    private String url() {
        return session.server().url() + "/" + app;
    }
}
