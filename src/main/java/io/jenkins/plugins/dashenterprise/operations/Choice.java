package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.util.ListBoxModel;
import java.util.List;

/**
 * A parameter that takes one of a few words.
 *
 * @param parameter the parameter's name
 * @param values the words, the default first
 */
public record Choice(String parameter, List<String> values) {
    public static final Choice IF_EXISTS = new Choice("ifExists", List.of("keep", "fail"));
    public static final Choice IF_MISSING = new Choice("ifMissing", List.of("fail", "report"));
    public static final Choice WAIT_FOR = new Choice("waitFor", List.of("running", "stopped", "settled"));

    /** What is wrong with a value, or null; blank is the default. */
    @CheckForNull
    public String problemWith(@CheckForNull String value) {
        return value == null || value.isBlank() || values.contains(value)
                ? null
                : parameter + " is '" + value + "', but has to be one of '" + String.join("', '", values) + "'";
    }

    public ListBoxModel items() {
        ListBoxModel items = new ListBoxModel();
        values.forEach(items::add);
        return items;
    }
}
