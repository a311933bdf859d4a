package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The list of {@code NAME=value} that each map has beside it, for Job DSL and Configuration as Code, which know no maps; the
 * value is what follows the first {@code =}, as it stands, as withEnv takes it.
 */
final class NameValueLines {
    private NameValueLines() {}

    /** The texts by name; empty for null, and without what has a {@link #problemWith problem}. */
    static Map<String, String> map(@CheckForNull Collection<?> lines) {
        Map<String, String> map = new LinkedHashMap<>();
        if (lines != null) {
            for (Object line : lines) {
                String text = Texts.of(line);
                int equals = text == null ? -1 : text.indexOf('=');
                if (equals > 0) {
                    map.put(text.substring(0, equals).trim(), text.substring(equals + 1));
                }
            }
        }
        return map;
    }

    /** What is wrong with the items of a parameter, or null; it never holds a value. */
    @CheckForNull
    static String problemWith(String parameter, Collection<?> lines) {
        int number = 0;
        for (Object line : lines) {
            number++;
            String text = Texts.of(line);
            if (text == null || text.indexOf('=') < 1) {
                return "Item " + number + " of " + parameter + " is not of the form NAME=value";
            }
        }
        return map(lines).size() < lines.size() ? "A name is given twice in " + parameter : null;
    }
}
