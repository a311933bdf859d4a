package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Pattern;

/** The server's rule for the names of apps and services. */
public final class AppName {
    private static final Pattern RULE = Pattern.compile("[a-z][a-z0-9-]{2,29}");

    private AppName() {}

    /** What is wrong with a name, or null. */
    @CheckForNull
    public static String problemWith(String name) {
        if (name.isEmpty()) {
            return "The name of the app is missing";
        }
        return RULE.matcher(name).matches()
                ? null
                : "'" + name + "' is no app name: names have 3 to 30 characters, start with a letter,"
                        + " and hold only lower case letters, digits and -";
    }

    /** The beginning of a name, of {@code most} characters at most, without hyphens at its end. */
    public static String cut(String name, int most) {
        int end = Math.min(name.length(), most);
        while (end > 0 && name.charAt(end - 1) == '-') {
            end--;
        }
        return name.substring(0, end);
    }
}
