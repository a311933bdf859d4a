package io.jenkins.plugins.dashenterprise.apps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.model.ServicesByAppQuery;
import io.jenkins.plugins.dashenterprise.operations.Change;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Pages;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Service;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The services that only one app uses. Once the app is deleted nobody can tell which they were, but the notes of the step. */
public final class OwnServices {
    static final Verb DELETE = new Verb("delete service", "deleted service");

    private final String app;
    private final Session session;

    @CheckForNull
    private Set<Service> remaining;

    OwnServices(String app, Session session) {
        this.app = app;
        this.session = session;
    }

    /** Adds to a plan that they are deleted; {@code exists} says whether the app is still there. */
    void addTo(Plan plan, boolean exists) throws IOException, InterruptedException {
        if (exists) {
            found().forEach(service -> add(plan, service, true));
            return;
        }
        for (String noted : plan.begun(DELETE)) {
            Service service = Service.of(noted);
            add(plan, service, remaining().contains(service));
        }
    }

    private Set<Service> found() throws IOException, InterruptedException {
        Set<Service> own = new TreeSet<>(Comparator.comparing(Service::toString));
        Set<Service> others = new HashSet<>();
        String untold = sort(own, others);
        if (untold != null && !own.isEmpty()) {
            session.log("Keeping all services: " + session.server() + " does not tell which of them app '"
                    + ForeignText.of(untold) + "' uses.");
            return Set.of();
        }
        own.stream()
                .filter(others::contains)
                .forEach(service -> session.log("Keeping service " + service.name() + ", which other apps use."));
        own.removeAll(others);
        return own;
    }

    /** The services that apps other than one use. */
    public static Set<Service> ofOthers(String app, Session session) throws IOException, InterruptedException {
        Set<Service> others = new HashSet<>();
        new OwnServices(app, session).sort(new HashSet<>(), others);
        return others;
    }

    /** Sorts what is told, and returns the name of another app whose services are not; null for none. */
    @CheckForNull
    private String sort(Set<Service> own, Set<Service> others) throws IOException, InterruptedException {
        @CheckForNull String untold = null;
        for (ServicesByAppQuery.App each :
                Pages.ofApps(session, ServicesByAppQuery::new).all(this::page, found -> found.name)) {
            (app.equals(each.name) ? own : others)
                    .addAll(Service.all(each.linkedServices, service -> service.serviceType, service -> service.name));
            untold = each.linkedServices == null && !app.equals(each.name) ? each.name : untold;
        }
        return untold;
    }

    private Pages.Page<ServicesByAppQuery.App> page(ServicesByAppQuery.Data data) throws GraphQlException {
        return new Pages.Page<>(Found.required(data.apps, answer -> answer.apps, session), data.apps.nextPage);
    }

    private void add(Plan plan, Service service, boolean exists) {
        plan.write(List.of(new Change(DELETE, service.toString(), exists)), () -> delete(service));
    }

    /** Nobody knows whether a server deletes services with their app. */
    private Set<Service> remaining() throws IOException, InterruptedException {
        if (remaining == null) {
            remaining = Service.existing(session);
        }
        return remaining;
    }

    private Payload delete(Service service) throws IOException, InterruptedException {
        if (!remaining().contains(service)) {
            return new Payload(null, true, false);
        }
        try {
            return service.delete(session);
        } catch (GraphQlException e) {
            throw e;
        } catch (AbortException e) {
            throw new AbortException(
                    e.getMessage() + " The app itself is deleted; delete the service in the App Manager.");
        }
    }
}
