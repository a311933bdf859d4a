package io.jenkins.plugins.dashenterprise.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes what {@link DotEnv} reads. */
final class DotEnvLines {
    private DotEnvLines() {}

    /** A map as lines that are read as the same map, or that can't be read. */
    static String of(Map<String, String> map) {
        List<String> lines = new ArrayList<>();
        map.forEach((name, value) ->
                lines.add(formatName(String.valueOf(name)) + "=" + formatValue(String.valueOf(value))));
        return String.join("\n", lines);
    }

    private static String formatName(String name) {
        boolean plain = !name.isEmpty()
                && name.charAt(0) != '\''
                && name.chars().noneMatch(each -> each == '=' || each == '#' || DotEnv.isSpace((char) each));
        return plain ? name : "'" + name + "'";
    }

    private static String formatValue(String value) {
        DotEnv read = new DotEnv("N=" + value);
        if (read.badLine() == 0
                && read.entries().size() == 1
                && read.entries().get(0).value().equals(value)) {
            return value;
        }
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }
}
