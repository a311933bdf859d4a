package io.jenkins.plugins.dashenterprise.apps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.operations.AppEvent;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.OneOf;
import io.jenkins.plugins.dashenterprise.operations.Operation;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.WaitingOperation;
import io.jenkins.plugins.dashenterprise.text.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Tells how an app is, perhaps once it has come into a state. */
public final class AppStatus extends Operation {
    private static final long serialVersionUID = 1;
    private static final AppQuery<AppStatusQuery.Data, AppStatusQuery.Apps, AppStatusQuery.App> APP =
            new AppQuery<>(AppStatusQuery::new, data -> data.apps, page -> page.apps, app -> app.name);

    @CheckForNull
    private Integer timeoutMinutes;

    @CheckForNull
    private String ifMissing;

    @CheckForNull
    private String waitFor;

    @DataBoundConstructor
    public AppStatus(@CheckForNull String app) {
        name(app);
    }

    /** What to do when there is no such app: {@code fail}, or {@code report} that it does not exist. */
    @OneOf({"fail", "report"})
    public String getIfMissing() {
        return ifMissing == null ? "fail" : ifMissing;
    }

    @DataBoundSetter
    public void setIfMissing(@CheckForNull String ifMissing) {
        this.ifMissing = Util.fixEmptyAndTrim(ifMissing);
    }

    /** The state to wait for: {@code running}, {@code stopped}, {@code settled} (no longer deploying), or null not to wait. */
    @CheckForNull
    @OneOf({"running", "stopped", "settled"})
    public String getWaitFor() {
        return waitFor;
    }

    @DataBoundSetter
    public void setWaitFor(@CheckForNull String waitFor) {
        this.waitFor = Util.fixEmptyAndTrim(waitFor);
    }

    /** How long to wait, in minutes. */
    public int getTimeoutMinutes() {
        return timeoutMinutes == null ? WaitingOperation.DEFAULT_TIMEOUT_MINUTES : timeoutMinutes;
    }

    @DataBoundSetter
    public void setTimeoutMinutes(int timeoutMinutes) {
        this.timeoutMinutes = timeoutMinutes;
    }

    @Override
    protected int timeLimitMinutes() {
        return getTimeoutMinutes();
    }

    @Override
    @CheckForNull
    protected String insteadOnFive() {
        return waitFor == null
                ? super.insteadOnFive()
                : "Dash Enterprise 5 gives no documented way to wait for a build over git. Set verify of deDashDeploy, which asks the"
                        + " app's own page.";
    }

    @Override
    public Object run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        AppStatusQuery.App found = APP.find(app, session);
        if (found == null && getIfMissing().equals("fail")) {
            throw AppQuery.missing(app, session);
        }
        if (found == null) {
            session.log(AppQuery.isMissing(app, session));
            return nothing(app);
        }
        if (waitFor != null && !AppState.of(found).meets(waitFor)) {
            session.log("Waiting for app '" + app + "' on " + session.server() + " to be " + waitFor);
            return new StatusWait(app, waitFor, session);
        }
        if (waitFor != null) {
            session.tell(awaited(found));
        }
        return report(found, session);
    }

    /** The app in an answer, or null. */
    @CheckForNull
    public static AppStatusQuery.App find(AppStatusQuery.Data data, String app, Session session) throws AbortException {
        return APP.in(data, app, session);
    }

    private static Map<String, Object> nothing(String app) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", app);
        result.put("exists", false);
        return result;
    }

    static AppEvent awaited(AppStatusQuery.App app) {
        String revision = Found.part(Found.part(app.analytics, analytics -> analytics.gitRevision), each -> each.sha1);
        return new AppEvent(
                app.name,
                app.urlOnServer,
                AppEvent.Deed.AWAITED,
                revision,
                AppState.of(app).toString());
    }

    static Map<String, Object> report(AppStatusQuery.App app, Session session) {
        AppState state = AppState.of(app);
        AppStatusQuery.Timestamps timestamps = Found.part(app.analytics, analytics -> analytics.timestamps);
        Map<String, Object> result = nothing(app.name);
        result.put("exists", true);
        result.put("state", state.toString());
        result.put("running", state.running());
        result.put("deploying", state.deploying());
        result.put("canScale", Boolean.TRUE.equals(Found.part(app.status, status -> status.canScale)));
        result.put("owner", Found.part(app.owner, owner -> owner.username));
        result.put("url", app.urlOnServer);
        result.put("managerUrl", session.server().managerUrl(app.name));
        result.put("processes", processes(app));
        result.put("revision", revision(app));
        result.put("created", Found.text(timestamps, times -> times.created));
        result.put("updated", Found.text(timestamps, times -> times.updated));
        result.put("visited", Found.text(timestamps, times -> times.visited));
        session.log("App " + Link.to(app.urlOnServer, app.name) + " is " + state + ".");
        return result;
    }

    private static List<Map<String, Object>> processes(AppStatusQuery.App app) {
        List<Map<String, Object>> processes = new ArrayList<>();
        for (AppStatusQuery.Process process :
                Objects.requireNonNullElse(app.processes, List.<AppStatusQuery.Process>of())) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("type", Found.part(process, each -> each.type));
            entry.put("number", Found.part(process, each -> each.number));
            entry.put("status", Found.part(process, each -> each.status));
            processes.add(entry);
        }
        return processes;
    }

    private static Map<String, Object> revision(AppStatusQuery.App app) {
        AppStatusQuery.GitRevision revision = Found.part(app.analytics, analytics -> analytics.gitRevision);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("sha", Found.part(revision, each -> each.sha1));
        result.put("subject", Found.part(revision, each -> each.subject));
        return result;
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashAppStatus")
    public static final class DescriptorImpl extends WaitingOperation.WaitingDescriptor {}
}
