package io.jenkins.plugins.dashenterprise.resources;

import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.apps.AppStatus;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.model.AppMountsQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.MountDirectoryMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.UnmountDirectoryMutation;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Removes and adds what differs between the mounts that an app has and those that it shall have. */
final class MountChange {
    private static final String MOUNT = "mount ";
    private static final String UNMOUNT = "unmount ";

    private final String app;
    private final List<Mount> wanted;
    private final Session session;
    private final List<String> added = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();
    private boolean refresh;

    MountChange(String app, List<Mount> wanted, Session session) {
        this.app = app;
        this.wanted = wanted;
        this.session = session;
    }

    Map<String, Object> make() throws IOException, InterruptedException {
        session.log("Setting the mounts of app '" + app + "' on " + session.server() + ": "
                + (wanted.isEmpty() ? "none" : String.join(", ", wanted.stream().map(Mount::toString).toList())));
        List<Mount> present = present();
        try {
            // First, as another directory may be wanted in the same place.
            for (Mount mount : present) {
                if (!wanted.contains(mount)) {
                    remove(mount);
                }
            }
            findRemoved();
            for (Mount mount : wanted) {
                add(mount, present.contains(mount));
            }
        } catch (GraphQlException e) {
            throw e.explained("", soFar());
        } catch (AbortException e) {
            throw new AbortException(e.getMessage() + soFar());
        }
        session.log("Mounts of " + app + ": " + summary() + ".");
        return result();
    }

    private List<Mount> present() throws IOException, InterruptedException {
        AppMountsQuery.Apps apps = session.queryApps(all -> new AppMountsQuery(app, all)).apps;
        AppMountsQuery.App found = Found.named(app, Found.required(apps, answer -> answer.apps, session), each -> each.name);
        if (found == null) {
            throw AppStatus.missing(app, session);
        }
        return Found.required(found, each -> each.mounts, session).stream()
                .filter(Objects::nonNull)
                .map(mount -> new Mount(String.valueOf(mount.hostDir), String.valueOf(mount.targetDir)))
                .toList();
    }

    private void remove(Mount mount) throws IOException, InterruptedException {
        UnmountDirectoryMutation.UnmountDirectory answer = session.mutate(
                        UNMOUNT + mount, new UnmountDirectoryMutation(app, mount.host(), mount.target()))
                .unmountDirectory;
        session.refuseError("to unmount " + mount, Found.part(answer, payload -> payload.error));
        Found.required(answer, payload -> payload.ok, session);
        refresh |= Boolean.TRUE.equals(answer.refresh);
        removed.add(mount.toString());
    }

    /** A change whose answer was lost is found made. */
    private void findRemoved() {
        List<String> gone = new ArrayList<>(session.begunWith(UNMOUNT));
        gone.removeAll(removed);
        removed.addAll(gone);
        refresh |= !gone.isEmpty();
    }

    private void add(Mount mount, boolean present) throws IOException, InterruptedException {
        if (present) {
            boolean ours = session.hasBegun(MOUNT + mount);
            (ours ? added : unchanged).add(mount.toString());
            refresh |= ours;
            return;
        }
        MountDirectoryMutation.MountDirectory answer = session.mutate(
                        MOUNT + mount, new MountDirectoryMutation(app, mount.host(), mount.target()))
                .mountDirectory;
        session.refuseError("to mount " + mount, Found.part(answer, payload -> payload.error));
        Found.required(answer, payload -> payload.ok, session);
        refresh |= Boolean.TRUE.equals(answer.refresh);
        added.add(mount.toString());
    }

    private String summary() {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, Object> list : result().entrySet()) {
            if (list.getValue() instanceof List<?> mounts && !mounts.isEmpty()) {
                parts.add(list.getKey() + " " + String.join(", ", mounts.stream().map(String::valueOf).toList()));
            }
        }
        return parts.isEmpty() ? "none" : String.join("; ", parts);
    }

    private String soFar() {
        return " Done before: " + summary().replaceFirst("^none$", "nothing") + ".";
    }

    private Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", app);
        result.put("added", added);
        result.put("removed", removed);
        result.put("unchanged", unchanged);
        result.put("refresh", refresh);
        return result;
    }
}
