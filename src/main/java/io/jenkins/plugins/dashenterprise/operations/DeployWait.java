package io.jenkins.plugins.dashenterprise.operations;

import com.apollographql.apollo.api.Query;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Waits until an app runs a revision: that it is running proves nothing, since a failed deploy leaves the one before. */
final class DeployWait extends Wait<AppStatusQuery.Data> {
    private static final long serialVersionUID = 1;
    private static final int SHORTEST_HASH = 7;

    private final String app;
    private final String commit;
    private final boolean deployed;
    private final long startMillis;

    /**
     * @param deployed whether this step pushed the revision
     * @param startMillis when the step began, in milliseconds since the epoch
     */
    DeployWait(String app, String commit, boolean deployed, long startMillis, int minutes) {
        super(minutes);
        this.app = app;
        this.commit = commit;
        this.deployed = deployed;
        this.startMillis = startMillis;
    }

    /** Whether the server says that a commit is the app's revision. */
    static boolean has(AppStatusQuery.App app, String commit) {
        String revision = revision(app);
        return revision != null && revision.length() >= SHORTEST_HASH && commit.startsWith(revision);
    }

    @Override
    protected Query<AppStatusQuery.Data> query(boolean allApps) {
        return new AppStatusQuery(app, allApps);
    }

    @Override
    @CheckForNull
    protected Object answer(AppStatusQuery.Data data, Session session) throws AbortException {
        AppStatusQuery.App found = AppStatus.find(data, app, session);
        if (found == null) {
            throw AppStatus.missing(app, session);
        }
        AppState state = AppState.of(found);
        if (has(found, commit) && state.meets("running")) {
            return result(found, session);
        }
        seen(state + (revision(found) == null ? "" : " at revision " + revision(found)), session);
        if (!deployed && has(found, commit) && state.meets("stopped")) {
            throw new AbortException(session.subject() + "revision " + commit + " is deployed on " + session.server()
                    + " already, but the app is stopped. Start it at " + session.server().managerUrl(app)
                    + ", or deploy a new commit.");
        }
        return null;
    }

    @Override
    protected String goal() {
        return "app '" + app + "' to run revision " + commit;
    }

    private Map<String, Object> result(AppStatusQuery.App found, Session session) {
        long seconds = TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis() - startMillis);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", app);
        result.put("url", found.urlOnServer);
        result.put("revision", commit);
        result.put("deployed", deployed);
        result.put("durationSeconds", seconds);
        session.log("App " + Session.link(found.urlOnServer, app) + " runs revision " + commit
                + (deployed ? ", deployed in " + seconds + " s." : " already: nothing to do."));
        return result;
    }

    @CheckForNull
    private static String revision(AppStatusQuery.App app) {
        return Found.part(Found.part(app.analytics, analytics -> analytics.gitRevision), revision -> revision.sha1);
    }
}
