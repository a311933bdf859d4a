package io.jenkins.plugins.dashenterprise.resources;

import io.jenkins.plugins.dashenterprise.graphql.model.AddServiceMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.AppServicesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.LinkServiceMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.UnlinkServiceMutation;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Change;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Restart;
import io.jenkins.plugins.dashenterprise.operations.Service;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Creates, links, unlinks and deletes what differs between the services that an app has and those that it shall have. */
final class ServiceChange {
    static final Verb LINK = new Verb("link", "linked");
    static final Verb UNLINK = new Verb("unlink", "unlinked");
    private static final AppQuery<AppServicesQuery.Data, AppServicesQuery.Apps, AppServicesQuery.App> APP =
            new AppQuery<>(AppServicesQuery::new, data -> data.apps, page -> page.apps, app -> app.name);

    private final String app;
    private final Session session;
    private final Plan plan;
    private final Set<Service> linked;
    private final Set<Service> existing;

    ServiceChange(String app, Session session) throws IOException, InterruptedException {
        this.app = app;
        this.session = session;
        AppServicesQuery.App found = APP.existing(app, session);
        this.plan = new Plan(session, Verb.CREATE, LINK, UNLINK, Verb.DELETE)
                .restarting(Restart.of(found.status, status -> status.running, status -> status.deploying));
        this.linked = Service.all(
                Found.required(found, each -> each.linkedServices, session),
                service -> service.serviceType,
                service -> service.name);
        this.existing = Service.existing(session);
    }

    /** The services of these types: those chosen by name, else whichever are linked, else the app's own. */
    List<Service> choose(List<String> types, Map<String, String> names) {
        return types.stream()
                .map(type -> names.containsKey(type) ? new Service(type, names.get(type)) : usual(type))
                .toList();
    }

    private Service usual(String type) {
        return linked.stream()
                .filter(service -> service.type().equals(type))
                .findFirst()
                .orElseGet(() -> new Service(type, ServiceName.of(app, type)));
    }

    /**
     * Makes the services those of the app, and no other.
     *
     * @param delete whether to delete the others
     */
    Plan make(List<Service> wanted, boolean delete) throws IOException, InterruptedException {
        wanted.forEach(this::provide);
        Set<Service> unwanted = new LinkedHashSet<>();
        // Those unlinked before a restart or a lost answer may still have to be deleted.
        plan.begun(UNLINK).forEach(service -> unwanted.add(Service.of(service)));
        unwanted.addAll(linked);
        wanted.forEach(unwanted::remove);
        unwanted.forEach(service -> release(service, delete));
        plan.make();
        plan.tell("Services of " + app, "as wanted already");
        return plan;
    }

    private void provide(Service service) {
        plan.write(
                new Change(Verb.CREATE, service.toString(), !linked.contains(service) && !existing.contains(service)),
                "to create " + service,
                new AddServiceMutation(service.name(), service.schemaType()),
                data -> Payload.of(data.addService, answer -> answer.error, answer -> answer.service));
        plan.write(
                new Change(LINK, service.toString(), !linked.contains(service)),
                "to link " + service,
                new LinkServiceMutation(app, service.name(), service.schemaType()),
                data -> Payload.of(
                        data.linkService, answer -> answer.error, answer -> answer.ok, answer -> answer.refresh));
    }

    private void release(Service service, boolean delete) {
        plan.write(
                new Change(UNLINK, service.toString(), linked.contains(service)),
                "to unlink " + service,
                new UnlinkServiceMutation(app, service.name(), service.schemaType()),
                data -> Payload.of(
                        data.unlinkService, answer -> answer.error, answer -> answer.ok, answer -> answer.refresh));
        if (delete) {
            boolean exists = linked.contains(service) || existing.contains(service);
            plan.write(List.of(new Change(Verb.DELETE, service.toString(), exists)), () -> service.delete(session));
        }
    }
}
