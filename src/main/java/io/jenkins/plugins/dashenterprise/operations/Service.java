package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.model.DeleteServiceMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.ExistingServicesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.type.ServiceType;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** A service (database); two of different types may have the same name. */
public record Service(String type, String name) {

    /** The services of a list of the server's, which may be null and hold null. */
    public static <T> Set<Service> all(
            @CheckForNull List<T> found, Function<T, ServiceType> type, Function<T, String> name) {
        Set<Service> services = new LinkedHashSet<>();
        Objects.requireNonNullElse(found, List.<T>of()).stream()
                .filter(each -> Found.part(each, type) != null)
                .forEach(each -> services.add(new Service(type.apply(each).rawValue, name.apply(each))));
        return services;
    }

    /** All that the user can see. */
    public static Set<Service> existing(Session session) throws IOException, InterruptedException {
        return all(
                Found.required(session.query(new ExistingServicesQuery()), data -> data.services, session),
                each -> each.serviceType,
                each -> each.name);
    }

    /** The service that {@link #toString} made the text of. */
    public static Service of(String text) {
        int space = text.indexOf(' ');
        return new Service(text.substring(0, space), text.substring(space + 1));
    }

    /** As the schema has it. */
    public ServiceType schemaType() {
        return ServiceType.safeValueOf(type);
    }

    /** Deletes it; the step has noted that this was begun. */
    public Payload delete(Session session) throws IOException, InterruptedException {
        return Payload.of(
                        session.write(new DeleteServiceMutation(name, schemaType())).deleteService,
                        answer -> answer.error,
                        answer -> answer.ok)
                .checked("to delete the service " + name, session);
    }

    @Override
    public String toString() {
        return type + " " + name;
    }
}
