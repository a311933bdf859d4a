package io.jenkins.plugins.dashenterprise.resources;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.apps.AppStatus;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.model.AddServiceMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.AppServicesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.DeleteUnlinkedServiceMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.LinkServiceMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.ServicesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.UnlinkServiceMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.type.ServiceType;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Creates, links, unlinks and deletes what differs between the services that an app has and those that it shall have. */
final class ServiceChange {
    private static final String UNLINK = "unlink ";

    private final String app;
    private final List<String> wanted;
    private final Map<String, String> names;
    private final boolean delete;
    private final Session session;
    private final List<Map<String, Object>> services = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final List<String> unlinked = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private boolean refresh;

    /** A service; two of different types may have the same name. */
    private record Service(String type, String name) {
        static Service of(String text) {
            String[] parts = text.split(" ", 2);
            return new Service(parts[0], parts[1]);
        }

        @Override
        public String toString() {
            return type + " " + name;
        }
    }

    ServiceChange(String app, List<String> wanted, Map<String, String> names, boolean delete, Session session) {
        this.app = app;
        this.wanted = wanted;
        this.names = names;
        this.delete = delete;
        this.session = session;
    }

    Map<String, Object> make() throws IOException, InterruptedException {
        session.log("Setting the services of app '" + app + "' on " + session.server() + ": "
                + (wanted.isEmpty() ? "none" : String.join(", ", wanted)));
        Set<Service> linked = linked();
        Set<Service> existing = existing();
        List<Service> goal = wanted.stream().map(type -> choose(type, linked)).toList();
        try {
            for (Service service : goal) {
                provide(service, linked.contains(service), existing.contains(service));
            }
            for (Service service : unwanted(goal, linked)) {
                release(service, linked.contains(service));
                if (delete) {
                    delete(service, linked.contains(service) || existing.contains(service));
                }
            }
        } catch (GraphQlException e) {
            throw e.explained("", soFar());
        } catch (AbortException e) {
            throw new AbortException(e.getMessage() + soFar());
        }
        session.log("Services of " + app + ": " + (done.isEmpty() ? "as wanted already." : String.join(", ", done) + "."));
        return result();
    }

    private Set<Service> linked() throws IOException, InterruptedException {
        AppServicesQuery.Apps apps = session.queryApps(all -> new AppServicesQuery(app, all)).apps;
        AppServicesQuery.App found = Found.named(app, Found.required(apps, answer -> answer.apps, session), each -> each.name);
        if (found == null) {
            throw AppStatus.missing(app, session);
        }
        Set<Service> linked = new LinkedHashSet<>();
        Found.required(found, each -> each.linkedServices, session).stream()
                .filter(Objects::nonNull)
                .forEach(service -> linked.add(new Service(type(service.serviceType), service.name)));
        return linked;
    }

    private Set<Service> existing() throws IOException, InterruptedException {
        Set<Service> existing = new LinkedHashSet<>();
        Found.required(session.query(new ServicesQuery()), answer -> answer.services, session).stream()
                .filter(Objects::nonNull)
                .forEach(service -> existing.add(new Service(type(service.serviceType), service.name)));
        return existing;
    }

    /** The service of a type: the one chosen by name, else whichever is linked, else the app's own. */
    private Service choose(String type, Set<Service> linked) {
        String name = names.get(type);
        return name != null
                ? new Service(type, name)
                : linked.stream()
                        .filter(service -> service.type.equals(type))
                        .findFirst()
                        .orElseGet(() -> new Service(type, ServiceName.of(app, type)));
    }

    private void provide(Service service, boolean linked, boolean exists) throws IOException, InterruptedException {
        boolean created = session.hasBegun("create " + service);
        if (!linked && !exists) {
            AddServiceMutation.AddService answer = session.mutate(
                            "create " + service, new AddServiceMutation(service.name, ServiceType.safeValueOf(service.type)))
                    .addService;
            session.refuseError("to create " + service, Found.part(answer, payload -> payload.error));
            Found.required(answer, payload -> payload.service, session);
            created = true;
        }
        if (created) {
            done.add("created " + service);
        }
        link(service, linked);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("type", service.type);
        entry.put("name", service.name);
        entry.put("created", created);
        services.add(entry);
    }

    private void link(Service service, boolean linked) throws IOException, InterruptedException {
        boolean ours = session.hasBegun("link " + service);
        if (!linked) {
            LinkServiceMutation.LinkService answer = session.mutate(
                            "link " + service, new LinkServiceMutation(app, service.name, ServiceType.safeValueOf(service.type)))
                    .linkService;
            session.refuseError("to link " + service, Found.part(answer, payload -> payload.error));
            Found.required(answer, payload -> payload.ok, session);
            refresh |= Boolean.TRUE.equals(answer.refresh);
        }
        if (!linked || ours) {
            done.add("linked " + service);
            refresh |= linked;
        }
    }

    /** The services that are linked, or were until this step, and shall not be. */
    private Set<Service> unwanted(List<Service> goal, Set<Service> linked) {
        Set<Service> unwanted = new LinkedHashSet<>(linked);
        session.begunWith(UNLINK).forEach(service -> unwanted.add(Service.of(service)));
        goal.forEach(unwanted::remove);
        return unwanted;
    }

    private void release(Service service, boolean linked) throws IOException, InterruptedException {
        if (linked) {
            UnlinkServiceMutation.UnlinkService answer = session.mutate(
                            UNLINK + service,
                            new UnlinkServiceMutation(app, service.name, ServiceType.safeValueOf(service.type)))
                    .unlinkService;
            session.refuseError("to unlink " + service, Found.part(answer, payload -> payload.error));
            Found.required(answer, payload -> payload.ok, session);
            refresh |= Boolean.TRUE.equals(answer.refresh);
        }
        refresh |= !linked;
        unlinked.add(service.name);
        done.add("unlinked " + service);
    }

    private void delete(Service service, boolean exists) throws IOException, InterruptedException {
        if (exists) {
            sendDelete(service);
        }
        if (exists || session.hasBegun("delete " + service)) {
            deleted.add(service.name);
            done.add("deleted " + service);
        }
    }

    private void sendDelete(Service service) throws IOException, InterruptedException {
        DeleteUnlinkedServiceMutation.DeleteService answer = session.mutate(
                        "delete " + service,
                        new DeleteUnlinkedServiceMutation(service.name, ServiceType.safeValueOf(service.type)))
                .deleteService;
        session.refuseError("to delete " + service, Found.part(answer, payload -> payload.error));
        Found.required(answer, payload -> payload.ok, session);
    }

    private static String type(@CheckForNull ServiceType type) {
        return type == null ? "" : type.rawValue;
    }

    private String soFar() {
        return " Done before: " + (done.isEmpty() ? "nothing" : String.join(", ", done)) + ".";
    }

    private Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", app);
        result.put("services", services);
        result.put("unlinked", unlinked);
        result.put("deleted", deleted);
        result.put("refresh", refresh);
        return result;
    }
}
