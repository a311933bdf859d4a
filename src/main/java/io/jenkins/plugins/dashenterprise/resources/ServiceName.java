package io.jenkins.plugins.dashenterprise.resources;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.operations.AppName;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The rules for the types and names of services. */
public final class ServiceName {
    public static final List<String> TYPES = List.of("redis", "postgres");
    private static final int LONGEST = 30;

    private ServiceName() {}

    /** The name of the service of a type that an app gets when nobody chooses one: {@code <app>-<type>}. */
    static String of(String app, String type) {
        String name = app + "-" + type;
        if (name.length() <= LONGEST) {
            return name;
        }
        // Cut short, the names of two apps might be one, and the apps would share their data.
        String rest = String.format(Locale.ROOT, "-%04x-%s", app.hashCode() & 0xffff, type);
        return AppName.cut(app, LONGEST - rest.length()) + rest;
    }

    /** What is wrong with a list of types, or null. */
    @CheckForNull
    public static String problemWithTypes(Collection<String> types) {
        Set<String> seen = new HashSet<>();
        for (String type : types) {
            if (!TYPES.contains(type)) {
                return "'" + type + "' is no type of service; there are " + String.join(" and ", TYPES);
            }
            if (!seen.add(type)) {
                return "The type " + type + " is given twice in services";
            }
        }
        return null;
    }

    /** What is wrong with the names chosen for services by their types, or null. */
    @CheckForNull
    static String problemWithNames(Map<String, String> names) {
        String problem = problemWithTypes(names.keySet());
        return problem != null
                ? problem
                : names.values().stream()
                        .filter(name -> AppName.problemWith(name) != null)
                        .findFirst()
                        .map(name ->
                                "'" + name + "' is no service name: names have 3 to 30 characters, start with a letter,"
                                        + " and hold only lower case letters, digits and -")
                        .orElse(null);
    }
}
