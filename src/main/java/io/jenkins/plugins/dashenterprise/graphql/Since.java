package io.jenkins.plugins.dashenterprise.graphql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Since which version a server knows a part of the API, as far as that is public: the history of
 * plotly/dds-api-docs, whose pages are made from a server's own schema.
 */
final class Since {
    private static final Pattern UNKNOWN = Pattern.compile(
            "(?:Cannot query field|Unknown argument|Unknown field|Field) [\"'](\\w{1,100})[\"']|FieldUndefined\\S{0,100} [^']{0,50}'(\\w{1,100})'");
    private static final Map<String, String> VERSIONS = new LinkedHashMap<>();

    static {
        put("3.4", "owner");
        put("3", "sortRank", "processes", "resources", "canScale", "refresh", "scaleProcesses", "setResources");
        put("3", "resetApiKey", "deleteUser", "moveAppsAndServices", "adminTasks");
        put("4.0", "hasWorkspace", "createWorkspace", "restartWorkspace", "deleteWorkspace", "isWorkspaceReady");
        put("4.0", "gpu", "linkFromPortalToAppManager", "HA_ENABLED", "DASH_APP_VIEWERS", "config");
    }

    private Since() {}

    /** Whether a GraphQL error says that the server does not know what was asked for. */
    static boolean isUnknown(String error) {
        return UNKNOWN.matcher(error).find();
    }

    /** A sentence for each part that an error says is unknown, or an empty text when no version is known. */
    static String explain(String error) {
        return UNKNOWN.matcher(error)
                .results()
                .map(unknown -> unknown.group(1) == null ? unknown.group(2) : unknown.group(1))
                .distinct()
                .filter(VERSIONS::containsKey)
                .map(name -> " " + name + " exists since Dash Enterprise " + VERSIONS.get(name) + ".")
                .collect(Collectors.joining());
    }

    private static void put(String version, String... names) {
        Stream.of(names).forEach(name -> VERSIONS.put(name, version));
    }
}
