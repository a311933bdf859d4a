package io.jenkins.plugins.dashenterprise.access;

import com.apollographql.apollo.api.Upload;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.model.PortalQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.UpdatePortalMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.UploadPortalLogoMutation;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.JsonText;
import io.jenkins.plugins.dashenterprise.operations.Pages;
import io.jenkins.plugins.dashenterprise.operations.Session;
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
    private final List<String> changed = new ArrayList<>();
    private PortalQuery.Data firstPage;
    private PortalQuery.Portal portal;

    PortalChange(Session session) throws IOException, InterruptedException {
        this.session = session;
        read();
    }

    /** Writes the metadata and login requirement that differ; {@code requireLogin} is null to leave it. */
    void settings(Map<String, String> wanted, @CheckForNull Boolean requireLogin) throws IOException, InterruptedException {
        Map<String, Object> metadata = metadata();
        boolean differs = false;
        for (Map.Entry<String, String> each : wanted.entrySet()) {
            boolean same = each.getValue().equals(Found.part(metadata.put(each.getKey(), each.getValue()), String::valueOf));
            differs |= note("metadata " + each.getKey(), !same);
        }
        boolean login = requireLogin == null ? Boolean.TRUE.equals(portal.requireLogin) : requireLogin;
        differs |= note("requireLogin", requireLogin != null && !requireLogin.equals(portal.requireLogin));
        if (differs) {
            for (String change : changed) {
                session.begin(change);
            }
            UpdatePortalMutation.UpdatePortal answer =
                    session.mutate("update", new UpdatePortalMutation(NAME, JsonText.write(metadata), login)).updatePortal;
            session.refuseError("to update the portal", Found.required(answer, payload -> payload, session).error);
            read();
        }
    }

    /** Notes a change, also one whose answer was lost and that is found made. */
    private boolean note(String what, boolean differs) {
        if (differs || session.hasBegun(what)) {
            changed.add(what);
        }
        return differs;
    }

    /** Uploads a logo, always: the server does not tell which one it has. */
    void logo(Upload upload) throws IOException, InterruptedException {
        UploadPortalLogoMutation.UploadPortalLogo answer =
                session.mutate("logo", new UploadPortalLogoMutation(NAME, upload)).uploadPortalLogo;
        session.refuseError("the logo", Found.required(answer, payload -> payload, session).error);
        changed.add("logo");
        read();
    }

    /** What the portal is like now, with all of its apps. */
    Map<String, Object> report() throws IOException, InterruptedException {
        List<Map<String, Object>> apps = new ArrayList<>();
        Pages.from(firstPage, session, number -> new PortalQuery(NAME, number))
                .all(data -> apps(portal(data)), app -> app.name)
                .forEach(app -> apps.add(report(app)));
        session.log("The portal has " + apps.size() + (apps.size() == 1 ? " app; " : " apps; ")
                + (changed.isEmpty() ? "nothing was changed." : "changed " + String.join(", ", changed) + "."));
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", NAME);
        report.put("logoUrl", portal.logoUrl);
        report.put("requireLogin", portal.requireLogin);
        report.put("linkFromPortalToAppManager", portal.linkFromPortalToAppManager);
        report.put("metadata", metadata());
        report.put("apps", apps);
        report.put("changed", changed);
        return report;
    }

    private void read() throws GraphQlException, InterruptedException {
        firstPage = session.query(new PortalQuery(NAME, 0));
        portal = portal(firstPage);
    }

    private PortalQuery.Portal portal(PortalQuery.Data data) throws GraphQlException {
        PortalQuery.Portal found =
                Found.named(NAME, Found.required(data.portals, answer -> answer.portals, session), each -> each.name);
        if (found == null) {
            throw new GraphQlException(GraphQlException.Kind.REFUSED, session.server()
                    + " has no portal that the user of the credentials can see. Use credentials of an administrator.");
        }
        return found;
    }

    private static Pages.Page<PortalQuery.App> apps(PortalQuery.Portal portal) {
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

    private Map<String, Object> metadata() {
        return JsonText.parse(Found.part(portal.metadata, String::valueOf));
    }
}
