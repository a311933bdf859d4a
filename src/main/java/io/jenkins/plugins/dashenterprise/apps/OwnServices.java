package io.jenkins.plugins.dashenterprise.apps;

import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.model.DeleteRemainingServiceMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.RemainingServicesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.ServicesByAppQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.type.ServiceType;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Pages;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The services that only one app uses. Once the app is deleted nobody can tell which they were, so they are noted before. */
final class OwnServices {
    private static final String NOTE = "delete service ";

    private final String app;
    private final Session session;

    OwnServices(String app, Session session) {
        this.app = app;
        this.session = session;
    }

    void note() throws IOException, InterruptedException {
        Set<String> own = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        for (ServicesByAppQuery.App each : Pages.ofApps(session, ServicesByAppQuery::new).all(this::page, found -> found.name)) {
            (app.equals(each.name) ? own : others).addAll(keys(each));
        }
        for (String key : own) {
            if (others.contains(key)) {
                session.log("Keeping service " + name(key) + ", which other apps use.");
            } else {
                session.begin(NOTE + key);
            }
        }
    }

    private Pages.Page<ServicesByAppQuery.App> page(ServicesByAppQuery.Data data) throws GraphQlException {
        return new Pages.Page<>(Found.required(data.apps, answer -> answer.apps, session), data.apps.nextPage);
    }

    private static Set<String> keys(ServicesByAppQuery.App app) {
        return Objects.requireNonNullElse(app.linkedServices, List.<ServicesByAppQuery.LinkedService>of()).stream()
                .filter(service -> service != null && service.serviceType != null)
                .map(service -> service.serviceType.rawValue + " " + service.name)
                .collect(Collectors.toSet());
    }

    /** Deletes those that were noted, and returns their names. */
    List<String> delete() throws IOException, InterruptedException {
        List<String> noted = session.begunWith(NOTE);
        Set<String> present = noted.isEmpty() ? Set.of() : present();
        List<String> deleted = new ArrayList<>();
        for (String key : noted) {
            if (present.contains(key)) {
                delete(key);
            }
            deleted.add(name(key));
            session.log("Deleted service " + name(key) + ".");
        }
        return deleted;
    }

    private Set<String> present() throws IOException, InterruptedException {
        return Found.required(session.query(new RemainingServicesQuery()), data -> data.services, session).stream()
                .filter(service -> service != null && service.serviceType != null)
                .map(service -> service.serviceType.rawValue + " " + service.name)
                .collect(Collectors.toSet());
    }

    private void delete(String key) throws IOException, InterruptedException {
        ServiceType type = ServiceType.safeValueOf(key.substring(0, key.indexOf(' ')));
        DeleteRemainingServiceMutation.DeleteService answer = session.mutate(
                        NOTE + key, new DeleteRemainingServiceMutation(name(key), type))
                .deleteService;
        try {
            session.refuseError("to delete the service " + name(key), Found.part(answer, payload -> payload.error));
        } catch (AbortException e) {
            throw new AbortException(e.getMessage() + (e.getMessage().endsWith(".") ? "" : ".")
                    + " The app itself is deleted; delete the service in the App Manager.");
        }
        Found.required(answer, payload -> payload.ok, session);
    }

    private static String name(String key) {
        return key.substring(key.indexOf(' ') + 1);
    }
}
