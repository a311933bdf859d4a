package io.jenkins.plugins.dashenterprise.resources;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** How a resource is named: {@code <process type>.<request or limit>.<cpu, memory or gpu>}. */
final class ResourceName {
    private static final Pattern RULE = Pattern.compile("[^.]+\\.(request|limit)\\.(cpu|memory|gpu)");

    private static final int PARTS = 3;

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

    /** Nested maps made flat, their keys joined by points; what is nested deeper than a name has parts stays as it is. */
    @CheckForNull
    static Map<Object, Object> flat(@CheckForNull Map<?, ?> resources) {
        Map<Object, Object> flat = new LinkedHashMap<>();
        if (resources == null) {
            return null;
        }
        resources.forEach((name, value) -> flatten(name, value, PARTS, flat));
        return flat;
    }

    private static void flatten(
            @CheckForNull Object name, @CheckForNull Object value, int parts, Map<Object, Object> flat) {
        if (value instanceof Map<?, ?> inner && parts > 1) {
            inner.forEach((rest, amount) ->
                    flatten(name == null || rest == null ? null : name + "." + rest, amount, parts - 1, flat));
        } else {
            flat.put(name, value);
        }
    }
}
