package io.jenkins.plugins.dashenterprise.reviewapps;

import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.operations.Service;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The services of a review app: made for it, so that it never sees the data of another app. */
record ReviewAppServices(ReviewAppKey key, RegisteredApp app, Session session) {

    /**
     * The names of services to make or to keep, by type; noted before they are made, so that they are deleted with the app.
     *
     * @throws AbortException when one of the name is there that was not made for this app
     */
    Map<String, String> names(List<String> types) throws IOException, InterruptedException {
        Map<String, String> names = new LinkedHashMap<>();
        types.forEach(type -> names.put(type, name(type)));
        List<Service> planned = names.entrySet().stream()
                .map(each -> new Service(each.getKey(), each.getValue()))
                .filter(service -> !app.services().contains(service.toString()))
                .toList();
        if (!planned.isEmpty()) {
            refuseOthers(planned);
            if (!session.dryRun()) {
                List<String> more = planned.stream().map(Service::toString).toList();
                ReviewApps.get().change(app, each -> each.addServices(more));
            }
        }
        return names;
    }

    private String name(String type) {
        return app.services().stream()
                .map(Service::of)
                .filter(service -> service.type().equals(type))
                .findFirst()
                .map(Service::name)
                .orElseGet(() -> key.name().service(type));
    }

    private void refuseOthers(List<Service> planned) throws IOException, InterruptedException {
        Set<Service> existing = Service.existing(session);
        for (Service service : planned) {
            if (existing.contains(service)) {
                throw new AbortException(
                        session.subject() + "there is a service " + service.name() + " (" + service.type() + ") on "
                                + session.server()
                                + " that was not made for this app. Delete it in the App Manager if nobody needs it, or choose another name.");
            }
        }
    }
}
