package io.jenkins.plugins.dashenterprise.resources;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Map;
import java.util.regex.Pattern;

/** The rule for how many processes of a type there may be. */
final class ProcessCount {
    private static final Pattern RULE = Pattern.compile("\\d{1,4}");

    private ProcessCount() {}

    /** What is wrong with numbers of processes by type, or null. */
    @CheckForNull
    static String problemWith(Map<String, String> counts) {
        return counts.entrySet().stream()
                .filter(count -> !RULE.matcher(count.getValue()).matches())
                .findFirst()
                .map(count -> "'" + count.getValue() + "' is no number of " + count.getKey()
                        + " processes: that is a number from 0 to 9999")
                .orElse(null);
    }
}
