package io.jenkins.plugins.dashenterprise.simulator;

import java.util.Locale;
import java.util.Map;

/** Databases, and the apps that use them. Texts without a source are those of Dokku, which the server is built on. */
final class ServiceMutations {
    private ServiceMutations() {}

    static Map<String, Operation> all() {
        return Map.of(
                "addService", ServiceMutations::addService,
                "deleteService", ServiceMutations::deleteService,
                "linkService", ServiceMutations::linkService,
                "unlinkService", ServiceMutations::unlinkService);
    }

    private static Object addService(Call call) {
        String name = call.text("name");
        String type = call.text("serviceType");
        Refusal.ofInvalidName("service", name);
        Refusal.when(type == null, "Invalid service type.");
        Refusal.when(
                call.server().services().stream().anyMatch(service -> service.is(name, type)),
                "A service with the given name already exists. Please choose a different name.");
        return Payload.of(call.server().addService(name, type, call.caller().username()));
    }

    private static Object deleteService(Call call) {
        SimulatedService service = service(call, "name");
        boolean linked = call.server().apps().stream().anyMatch(app -> linked(app, service));
        Refusal.when(linked, "Cannot delete linked service");
        call.server().services.removeIf(other -> other.is(service.name(), service.serviceType()));
        return Payload.ok();
    }

    private static Object linkService(Call call) {
        SimulatedApp app = call.app();
        SimulatedService service = service(call, "serviceName");
        Refusal.when(linked(app, service), "Already linked as " + service.variable());
        app.environment.setReadonly(freeVariable(app, service), service.url());
        app.services.add(service);
        return Payload.ok(app.lifecycle.restart());
    }

    private static Object unlinkService(Call call) {
        SimulatedApp app = call.app();
        SimulatedService service = service(call, "serviceName");
        Refusal.when(!linked(app, service), "Not linked to app " + app.name());
        app.services.removeIf(other -> other.is(service.name(), service.serviceType()));
        app.environment.all().stream()
                .filter(variable -> variable.readonly() && variable.value().equals(service.url()))
                .forEach(variable -> app.environment.removeReadonly(variable.name()));
        return Payload.ok(app.lifecycle.restart());
    }

    private static boolean linked(SimulatedApp app, SimulatedService service) {
        return app.linkedServices().stream().anyMatch(other -> other.is(service.name(), service.serviceType()));
    }

    /** A second service of a type cannot have the usual variable. */
    private static String freeVariable(SimulatedApp app, SimulatedService service) {
        return app.variable(service.variable()) == null
                ? service.variable()
                : "DOKKU_" + service.name().toUpperCase(Locale.ROOT).replace('-', '_') + "_URL";
    }

    private static SimulatedService service(Call call, String argument) {
        String name = call.text(argument);
        String type = call.text("serviceType");
        return call.server().services().stream()
                .filter(service -> service.is(name, type))
                .filter(service -> call.caller().sees(service.ownerName()))
                .findFirst()
                .orElseThrow(() -> new Refusal("Service does not exist."));
    }
}
