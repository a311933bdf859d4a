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
    /** What is wrong with a value, or null; blank is the default. */
    @CheckForNull
    public String problemWith(@CheckForNull String value) {
        return value == null || value.isBlank() || values.contains(value)
                ? null
                : parameter + " is '" + value + "', but has to be one of '" + String.join("', '", values) + "'";
    }

    /** The word that is chosen by a value that may be null, which is the default. */
    public String chosen(@CheckForNull String value) {
        return value == null ? values.get(0) : value;
    }

    /** The words for a drop-down, below what stands for none of them. */
    public ListBoxModel items(ListBoxModel.Option none) {
        ListBoxModel items = items();
        items.add(0, none);
        return items;
    }

    /** The words for a drop-down. */
    public ListBoxModel items() {
        ListBoxModel items = new ListBoxModel();
        values.forEach(items::add);
        return items;
    }
}
