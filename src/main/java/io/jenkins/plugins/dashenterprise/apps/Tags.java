package io.jenkins.plugins.dashenterprise.apps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An app's tags, which are one comma-separated text to the server. */
final class Tags {
    private Tags() {}

    static Set<String> parse(@CheckForNull String text) {
        return Stream.of(Util.fixNull(text).split(","))
                .map(String::trim)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String format(Collection<?> tags) {
        return tags.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    /** What is wrong with tags, or null. */
    @CheckForNull
    static String problemWith(Collection<String> tags) {
        return tags.stream()
                .filter(tag -> tag.contains(",") || tag.isBlank())
                .findFirst()
                .map(tag -> "'" + tag + "' is no tag: a tag has a character at least, and no comma")
                .orElse(null);
    }
}
