package io.jenkins.plugins.dashenterprise.deploy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.apps.AppState;
import io.jenkins.plugins.dashenterprise.apps.AppWait;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.operations.AppEvent;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.text.Link;
import java.util.LinkedHashMap;
import java.util.Map;

/** Waits until an app runs a revision: that it is running proves nothing, since a failed deploy leaves the one before. */
class DeployWait extends AppWait {
    private static final long serialVersionUID = 1;
    private static final int SHORTEST_HASH = 7;

    private final String commit;
    private final boolean deployed;

    @CheckForNull
    private final Verification verification;

    /**
     * @param deployed whether this step pushed the revision
     * @param verification what to look at then, or null
     */
    DeployWait(String app, String commit, boolean deployed, @CheckForNull Verification verification, Session session) {
        super(app, session);
        this.verification = verification;
        this.commit = commit;
        this.deployed = deployed;
    }

    /** Whether the server says that a commit is the app's revision. */
    static boolean has(AppStatusQuery.App app, String commit) {
        String revision = revision(app);
        return revision != null && revision.length() >= SHORTEST_HASH && commit.startsWith(revision);
    }

    @Override
    protected final String words(AppStatusQuery.App found, AppState now) {
        return now + (revision(found) == null ? "" : " at revision " + revision(found));
    }

    @Override
    @CheckForNull
    protected Object answer(AppStatusQuery.App found, AppState now, Session session) throws AbortException {
        Map<String, Object> result = live(found, now, session);
        return result == null || verification == null ? result : new VerifyWait(app(), verification, result, session);
    }

    /**
     * What the deploy returns when the app runs the revision, or null when it does not.
     *
     * @throws AbortException when it has the revision, but was stopped
     */
    @CheckForNull
    final Map<String, Object> live(AppStatusQuery.App found, AppState now, Session session) throws AbortException {
        if (has(found, commit) && now.meets("running")) {
            Map<String, Object> result = result(app(), found.urlOnServer, commit, deployed, session);
            session.log("App " + Link.to(found.urlOnServer, app()) + " runs revision " + commit
                    + (deployed
                            ? ", deployed in " + result.get("durationSeconds") + " s."
                            : " already: nothing to do."));
            return result;
        }
        if (!deployed && has(found, commit) && now.meets("stopped")) {
            throw new AbortException(session.subject() + "revision " + commit + " is deployed on " + session.server()
                    + " already, but the app is stopped. Start it at "
                    + session.server().managerUrl(app())
                    + ", or deploy a new commit.");
        }
        return null;
    }

    @Override
    protected final AppEvent event(AppStatusQuery.App found, AppState now) {
        AppEvent.Deed deed = deployed ? AppEvent.Deed.DEPLOYED : AppEvent.Deed.ALREADY_LIVE;
        return new AppEvent(app(), found.urlOnServer, deed, commit, now.toString());
    }

    @Override
    protected String goal() {
        return "app '" + app() + "' to run revision " + commit;
    }

    /** The commit that the app is to run. */
    final String commit() {
        return commit;
    }

    /** What a deploy returns. */
    static Map<String, Object> result(
            String app, @CheckForNull String url, String commit, boolean deployed, Session session) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", app);
        result.put("url", url);
        result.put("revision", commit);
        result.put("deployed", deployed);
        result.put("durationSeconds", session.durationSeconds());
        return result;
    }

    @CheckForNull
    static String revision(AppStatusQuery.App app) {
        return Found.part(Found.part(app.analytics, analytics -> analytics.gitRevision), revision -> revision.sha1);
    }
}
