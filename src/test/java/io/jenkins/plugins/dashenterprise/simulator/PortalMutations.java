package io.jenkins.plugins.dashenterprise.simulator;

import java.util.Map;

/** The portal, which administrators look after. */
final class PortalMutations {
    private PortalMutations() {}

    static Map<String, Operation> all() {
        return Map.of(
                "updatePortal", PortalMutations::updatePortal, "uploadPortalLogo", PortalMutations::uploadPortalLogo);
    }

    private static Object updatePortal(Call call) {
        SimulatedPortal portal = portal(call);
        if (call.arguments().get("metadata") != null) {
            portal.metadata(call.arguments().get("metadata"));
        }
        if (call.arguments().get("requireLogin") != null) {
            portal.requireLogin(call.flag("requireLogin"));
        }
        return Payload.of(portal);
    }

    private static Object uploadPortalLogo(Call call) {
        SimulatedPortal portal = portal(call);
        portal.logo(call.file("logo"));
        return Payload.of(portal);
    }

    private static SimulatedPortal portal(Call call) {
        call.administratorsOnly();
        Refusal.when(!"default".equals(call.text("portalname")), "Portal does not exist.");
        return call.server().portal();
    }
}
