package io.jenkins.plugins.dashenterprise.reviewapps;

import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.resources.ServiceName;
import java.util.List;
import java.util.Objects;

/** What a review app has of its template where nothing else is wanted. */
record Inheritance(ReviewApp wanted, Template template, Session session) {

    /** Who may see the app: never everybody, unless that is said. */
    String permissionLevel() {
        String level = wanted.getPermissionLevel() == null ? template.permissionLevel() : wanted.getPermissionLevel();
        if (wanted.getPermissionLevel() == null && "unauthenticated".equals(level)) {
            session.log("permissionLevel of '" + template.name()
                    + "' is unauthenticated; the review app is authenticated unless"
                    + " permissionLevel says otherwise.");
            return "authenticated";
        }
        return Objects.requireNonNullElse(level, "restricted");
    }

    /** The types that the app shall have; those that cannot be made, or are not wanted, are told. */
    List<String> serviceTypes() {
        List<String> own = ServiceName.TYPES.stream()
                .filter(template.serviceTypes()::contains)
                .toList();
        List<String> types = Objects.requireNonNullElse(wanted.getServices(), own);
        List<String> others = template.serviceTypes().stream()
                .filter(type -> !types.contains(type))
                .toList();
        if (!others.isEmpty()) {
            session.log("Services of '" + template.name() + "' that review apps do not get: "
                    + String.join(", ", others) + ".");
        }
        return types;
    }
}
