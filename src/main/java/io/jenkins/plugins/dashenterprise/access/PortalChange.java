package io.jenkins.plugins.dashenterprise.access;

import com.apollographql.apollo.api.Upload;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.model.PortalQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.UpdatePortalMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.UploadPortalLogoMutation;
import io.jenkins.plugins.dashenterprise.operations.Change;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.JsonText;
import io.jenkins.plugins.dashenterprise.operations.Pages;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The one portal of a server: what it is like, and what of it is written. */
final class PortalChange {
    private static final String NAME = "default";

    private final Session session;
    private final Plan plan;
    private final PortalQuery.Data firstPage;
    private final PortalQuery.Portal before;
    private final Map<String, Object> metadata;

    @CheckForNull
    private Boolean requireLogin;

    PortalChange(Session session) throws IOException, InterruptedException {
        this.session = session;
        this.plan = new Plan(session, Verb.CHANGE);
        this.firstPage = session.query(new PortalQuery(NAME, 0));
        this.before = portal(firstPage);
        this.metadata = metadata(before);
        this.requireLogin = before.requireLogin;
    }

    /** Plans the metadata and login requirement that differ; {@code login} is null to leave it. */
    void settings(Map<String, String> wanted, @CheckForNull Boolean login) throws AbortException {
        if (!wanted.isEmpty() || login != null) {
            refuseUnknown(login);
        }
        List<Change> changes = new ArrayList<>();
        wanted.forEach((name, value) -> {
            boolean same = value.equals(Found.part(metadata.put(name, value), String::valueOf));
            changes.add(new Change(Verb.CHANGE, "metadata " + name, !same));
        });
        if (login != null) {
            requireLogin = login;
            changes.add(new Change(Verb.CHANGE, "requireLogin", !login.equals(before.requireLogin)));
        }
        plan.write(
                changes,
                "to update the portal",
                new UpdatePortalMutation(NAME, JsonText.write(metadata), Boolean.TRUE.equals(requireLogin)),
                data -> Payload.of(data.updatePortal, answer -> answer.error, answer -> answer));
    }

    /** Metadata and login requirement are written together: what is not known of one would be lost for the sake of the other. */
    private void refuseUnknown(@CheckForNull Boolean login) throws AbortException {
        if (JsonText.problemWith("metadata", text(before)) != null) {
            throw new AbortException(
                    session.server() + " has metadata of the portal that cannot be read: they are no JSON"
                            + " object. Nothing was written, as they would be lost; change them on the server's own pages.");
        }
        if (login == null && before.requireLogin == null) {
            throw new AbortException(session.server() + " does not tell whether the portal requires a log-in, which is"
                    + " written together with its metadata. Nothing was written; set requireLogin.");
        }
    }

    /** Plans to upload a logo, always: the server does not tell which one it has. */
    void logo(Upload upload) {
        plan.write(
                new Change(Verb.CHANGE, "logo", true),
                "the logo",
                new UploadPortalLogoMutation(NAME, upload),
                data -> Payload.of(data.uploadPortalLogo, answer -> answer.error, answer -> answer));
    }

    /** Makes the changes, and tells what the portal is like with them. */
    Map<String, Object> make() throws IOException, InterruptedException {
        plan.make();
        boolean same = plan.done().isEmpty() || session.dryRun();
        PortalQuery.Data now = same ? firstPage : session.query(new PortalQuery(NAME, 0));
        PortalQuery.Portal portal = portal(now);
        List<Map<String, Object>> apps = apps(now);
        plan.tell("The portal has " + Texts.count(apps.size(), "app"), "nothing was changed");
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", NAME);
        report.put("logoUrl", portal.logoUrl);
        report.put("requireLogin", session.dryRun() ? requireLogin : portal.requireLogin);
        report.put("linkFromPortalToAppManager", portal.linkFromPortalToAppManager);
        report.put("metadata", session.dryRun() ? metadata : metadata(portal));
        report.put("apps", apps);
        report.put("changed", plan.done());
        return report;
    }

    private List<Map<String, Object>> apps(PortalQuery.Data first) throws IOException, InterruptedException {
        List<Map<String, Object>> apps = new ArrayList<>();
        Pages.from(first, session, number -> new PortalQuery(NAME, number))
                .all(data -> page(portal(data)), app -> app.name)
                .forEach(app -> apps.add(report(app)));
        return apps;
    }

    private PortalQuery.Portal portal(PortalQuery.Data data) throws GraphQlException {
        PortalQuery.Portal found =
                Found.named(NAME, Found.required(data.portals, answer -> answer.portals, session), each -> each.name);
        if (found == null) {
            throw new GraphQlException(
                    GraphQlException.Kind.REFUSED,
                    session.server()
                            + " has no portal that the user of the credentials can see. Use credentials of an administrator.");
        }
        return found;
    }

    private static Pages.Page<PortalQuery.App> page(PortalQuery.Portal portal) {
        List<PortalQuery.App> found = Found.part(portal.apps, all -> all.apps);
        return new Pages.Page<>(
                Objects.requireNonNullElse(found, List.of()), Found.part(portal.apps, all -> all.nextPage));
    }

    private static Map<String, Object> report(PortalQuery.App app) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", app.name);
        report.put("title", Found.part(app.metadata, metadata -> metadata.title));
        report.put("owner", Found.part(app.owner, owner -> owner.username));
        report.put("url", app.urlOnServer);
        return report;
    }

    private static Map<String, Object> metadata(PortalQuery.Portal portal) {
        return JsonText.parse(text(portal));
    }

    /** The metadata as JSON, in which way ever the server tells them; null for none. */
    @CheckForNull
    private static String text(PortalQuery.Portal portal) {
        Object metadata = portal.metadata;
        return metadata instanceof Map<?, ?> map
                ? JsonText.of(map)
                : metadata == null || metadata.equals("null") ? null : metadata.toString();
    }
}
