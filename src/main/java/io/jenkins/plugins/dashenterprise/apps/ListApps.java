package io.jenkins.plugins.dashenterprise.apps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.model.ListAppsQuery;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.OneOf;
import io.jenkins.plugins.dashenterprise.operations.Operation;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Pages;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import io.jenkins.plugins.dashenterprise.text.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Lists apps. */
public final class ListApps extends Operation {
    private static final long serialVersionUID = 1;

    @CheckForNull
    private Boolean allApps;

    @CheckForNull
    private String prefix;

    @CheckForNull
    private String owner;

    @CheckForNull
    private String state;

    @DataBoundConstructor
    public ListApps() {}

    /** Whether to list all apps that the user may see, or the user's own. */
    public boolean isAllApps() {
        return !Boolean.FALSE.equals(allApps);
    }

    @DataBoundSetter
    public void setAllApps(boolean allApps) {
        this.allApps = allApps;
    }

    /** What the names begin with, or null for any. */
    @CheckForNull
    public String getPrefix() {
        return prefix;
    }

    @DataBoundSetter
    public void setPrefix(@CheckForNull String prefix) {
        this.prefix = Util.fixEmptyAndTrim(prefix);
    }

    /** The user that the apps belong to, or null for any. */
    @CheckForNull
    public String getOwner() {
        return owner;
    }

    @DataBoundSetter
    public void setOwner(@CheckForNull String owner) {
        this.owner = Util.fixEmptyAndTrim(owner);
    }

    /** {@code running}, {@code deploying}, {@code stopped}, {@code never deployed}, or null for any. */
    @CheckForNull
    @OneOf({"running", "deploying", "stopped", "never deployed"})
    public String getState() {
        return state;
    }

    @DataBoundSetter
    public void setState(@CheckForNull String state) {
        this.state = Util.fixEmptyAndTrim(state);
    }

    @Override
    public List<Map<String, Object>> run(Session session) throws IOException, InterruptedException {
        session.log("Listing the apps of " + session.server());
        List<Map<String, Object>> result = new ArrayList<>();
        for (ListAppsQuery.App app : pages(session).all(data -> page(data, session), app -> app.name)) {
            Map<String, Object> entry = entry(app, session);
            if (wanted(entry, session)) {
                result.add(entry);
                session.log("  " + Link.to(app.urlOnServer, app.name) + " of " + entry.get("owner") + ": "
                        + entry.get("state"));
            }
        }
        session.log("Found " + Texts.count(result.size(), "app") + ".");
        return result;
    }

    private Pages<ListAppsQuery.Data> pages(Session session) {
        return isAllApps()
                ? Pages.ofApps(session, ListAppsQuery::new)
                : Pages.of(session, number -> new ListAppsQuery(number, false));
    }

    private static Pages.Page<ListAppsQuery.App> page(ListAppsQuery.Data data, Session session)
            throws GraphQlException {
        return new Pages.Page<>(Found.required(data.apps, apps -> apps.apps, session), data.apps.nextPage);
    }

    private boolean wanted(Map<String, Object> entry, Session session) {
        return (prefix == null || String.valueOf(entry.get("name")).startsWith(session.expand(prefix)))
                && (owner == null || session.expand(owner).equals(entry.get("owner")))
                && (state == null || state.equals(entry.get("state")));
    }

    private static Map<String, Object> entry(ListAppsQuery.App app, Session session) {
        ListAppsQuery.Timestamps timestamps = Found.part(app.analytics, analytics -> analytics.timestamps);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", app.name);
        entry.put("owner", Found.part(app.owner, owner -> owner.username));
        entry.put("url", app.urlOnServer);
        entry.put("managerUrl", session.server().managerUrl(app.name));
        entry.put("title", Found.part(app.metadata, metadata -> metadata.title));
        var level = Found.part(app.metadata, metadata -> metadata.permissionLevel);
        entry.put("permissionLevel", Found.part(level, each -> each.rawValue));
        entry.put("state", state(app, timestamps));
        entry.put("created", Found.text(timestamps, times -> times.created));
        entry.put("updated", Found.text(timestamps, times -> times.updated));
        entry.put("visited", Found.text(timestamps, times -> times.visited));
        return entry;
    }

    private static String state(ListAppsQuery.App app, @CheckForNull ListAppsQuery.Timestamps timestamps) {
        return new AppState(
                        Boolean.TRUE.equals(Found.part(app.status, status -> status.running)),
                        Boolean.TRUE.equals(Found.part(app.status, status -> status.deploying)),
                        Found.part(timestamps, times -> times.updated) != null)
                .toString();
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashListApps")
    public static final class DescriptorImpl extends OperationDescriptor {}
}
