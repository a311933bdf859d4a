package io.jenkins.plugins.dashenterprise.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is wanted of an app's users, or of its teams.
 *
 * @param kind {@code user} or {@code team}
 * @param all all that there shall be, or null when only {@code add} and {@code remove} matter
 */
record Collaborators(String kind, @CheckForNull List<String> all, List<String> add, List<String> remove) {

    boolean isEmpty() {
        return all == null && add.isEmpty() && remove.isEmpty();
    }

    /** What is wrong with it, or null. */
    @CheckForNull
    String problem() {
        if (all != null && !(add.isEmpty() && remove.isEmpty())) {
            return "Give " + kind + "s, which are all that there shall be, or what to add and to remove, but not both";
        }
        if (Stream.of(all == null ? List.<String>of() : all, add, remove).flatMap(List::stream).anyMatch(String::isBlank)) {
            return "The name of a " + kind + " is missing";
        }
        return add.stream()
                .filter(remove::contains)
                .findFirst()
                .map(name -> "The " + kind + " '" + name + "' is both to be added and to be removed")
                .orElse(null);
    }

    /** Those wanted, given those that are there. */
    Set<String> wanted(Collection<String> present) {
        Set<String> wanted = new LinkedHashSet<>(all == null ? present : all);
        wanted.addAll(add);
        remove.forEach(wanted::remove);
        return wanted;
    }
}
