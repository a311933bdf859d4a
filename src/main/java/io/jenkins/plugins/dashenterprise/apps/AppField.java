package io.jenkins.plugins.dashenterprise.apps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.operations.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fact of an app that can be asked for alone.
 *
 * @param name its name in a Jenkinsfile, and in the answer
 * @param selection what to ask of the app, in GraphQL
 */
record AppField(String name, String selection) {
    private static final List<AppField> ALL = List.of(
            new AppField("owner", "owner { username }"),
            new AppField(
                    "metadata",
                    "metadata {"
                            + " title description tags permissionLevel showInPortal sortRank contact { name email } }"),
            new AppField("collaborators", "collaborators { users teams }"),
            new AppField("mounts", "mounts { hostDir targetDir status }"),
            new AppField("processes", "processes { type number status }"),
            new AppField("services", "services: linkedServices { name type: serviceType created status }"),
            new AppField(
                    "resources", "resources {" + " type status request { cpu gpu memory } limit { cpu gpu memory } }"),
            new AppField(
                    "usage",
                    "analytics { usage: resources { cpuUsage containersRunning memoryUsage memoryCapacity"
                            + " imageSize diskCapacity containerSize error } }"),
            new AppField("timestamps", "analytics { timestamps { created updated visited error } }"),
            new AppField("revision", "analytics { revision: gitRevision { sha: sha1 subject error } }"),
            new AppField("dependencies", "analytics { dependencies { python error } }"),
            new AppField("environment", "environment: environmentVariables { name status readonly }"),
            new AppField("logs", "logs { app failed }"));

    /** What is wrong with a list of names, or null. */
    @CheckForNull
    static String problemWith(List<String> names) {
        List<String> known = ALL.stream().map(AppField::name).toList();
        return names.stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .map(name -> "'" + name + "' is no field of an app: there are " + String.join(", ", known))
                .orElse(null);
    }

    /** The fields of these names, or all when there are none. */
    static List<AppField> of(List<String> names) {
        return ALL.stream()
                .filter(field -> names.isEmpty() || names.contains(field.name()))
                .toList();
    }

    /** The value in what the server tells of an app, as plain data, or null when it does not tell. */
    @CheckForNull
    Object in(Map<?, ?> app) {
        Object value = Plain.copy(selection.startsWith("analytics") ? Plain.at(app, "analytics", name) : app.get(name));
        return switch (name) {
            case "owner" -> Plain.at(value, "username");
            case "metadata" -> withListOfTags(value);
            default -> value;
        };
    }

    @CheckForNull
    private static Object withListOfTags(@CheckForNull Object metadata) {
        if (!(metadata instanceof Map<?, ?> map)) {
            return null;
        }
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        copy.put("tags", new ArrayList<>(Tags.parse(map.get("tags") instanceof String tags ? tags : null)));
        return copy;
    }
}
