package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a form shows a map: one {@code NAME=value} a line. */
public final class NameValueLines {
    private NameValueLines() {}

    public static String format(Map<String, String> map) {
        return map.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).collect(Collectors.joining("\n"));
    }

    public static Map<String, String> parse(@CheckForNull String text) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String line : lines(text)) {
            int equals = line.indexOf('=');
            map.put(equals < 0 ? line : line.substring(0, equals).trim(), equals < 0 ? "" : line.substring(equals + 1).trim());
        }
        return map;
    }

    /** What is wrong with a text, or null; it never holds a value. */
    @CheckForNull
    public static String problemWith(@CheckForNull String text) {
        List<String> lines = lines(text);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).indexOf('=') < 1) {
                return "Entry " + (i + 1) + " is not of the form NAME=value";
            }
        }
        return null;
    }

    /** The lines that are not blank, without the white space around them. */
    public static List<String> lines(@CheckForNull String text) {
        List<String> lines = new ArrayList<>();
        if (text != null) {
            text.lines().map(String::trim).filter(line -> !line.isEmpty()).forEach(lines::add);
        }
        return lines;
    }
}
