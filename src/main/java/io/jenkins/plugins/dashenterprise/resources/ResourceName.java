package io.jenkins.plugins.dashenterprise.resources;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** How a resource is named: {@code <process type>.<request or limit>.<cpu, memory or gpu>}. */
final class ResourceName {
    private static final Pattern RULE = Pattern.compile("[^.]+\\.(request|limit)\\.(cpu|memory|gpu)");

    private ResourceName() {}

    /** What is wrong with resources by name, or null. */
    @CheckForNull
    static String problemWith(Map<String, String> resources) {
        for (Map.Entry<String, String> resource : resources.entrySet()) {
            if (!RULE.matcher(resource.getKey()).matches()) {
                return "'" + resource.getKey() + "' is no resource: those are named like web.limit.memory,"
                        + " with request or limit, and cpu, memory or gpu";
            }
            if (resource.getValue().isBlank()) {
                return "The resource " + resource.getKey() + " has no value";
            }
        }
        return null;
    }

    /** Nested maps made flat, their keys joined by points. */
    static Map<String, Object> flat(@CheckForNull Map<?, ?> resources) {
        Map<String, Object> flat = new LinkedHashMap<>();
        if (resources != null) {
            resources.forEach((name, value) -> {
                if (value instanceof Map<?, ?> inner) {
                    flat(inner).forEach((rest, amount) -> flat.put(name + "." + rest, amount));
                } else {
                    flat.put(String.valueOf(name), value);
                }
            });
        }
        return flat;
    }
}
