package io.jenkins.plugins.dashenterprise.simulator;

import java.util.Map;

/** What mutations return. A payload may have more than its type in the schema: only what is asked for is read. */
final class Payload {
    private Payload() {}

    static Map<String, Object> ok() {
        return Map.of("ok", true);
    }

    static Map<String, Object> ok(boolean refresh) {
        return Map.of("ok", true, "refresh", refresh);
    }

    static Map<String, Object> of(SimulatedApp app) {
        return Map.of("app", app);
    }

    static Map<String, Object> of(SimulatedService service) {
        return Map.of("service", service);
    }

    static Map<String, Object> of(SimulatedPortal portal) {
        return Map.of("portal", portal);
    }

    static Map<String, Object> error(String text) {
        return Map.of("ok", false, "refresh", false, "error", text);
    }
}
