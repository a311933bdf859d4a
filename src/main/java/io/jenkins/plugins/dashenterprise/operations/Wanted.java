package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is wanted of a list that the server has.
 *
 * @param kind what one of its items is, for example {@code user}
 * @param all all that there shall be, or null when only {@code add} and {@code remove} matter
 */
public record Wanted(String kind, @CheckForNull List<String> all, List<String> add, List<String> remove) {

    /** The same with other texts for its items, for example with variables expanded. */
    public Wanted with(UnaryOperator<String> text) {
        return new Wanted(
                kind,
                all == null ? null : all.stream().map(text).toList(),
                add.stream().map(text).toList(),
                remove.stream().map(text).toList());
    }

    /** All items that are named in it. */
    public Stream<String> items() {
        return Stream.of(all == null ? List.<String>of() : all, add, remove).flatMap(List::stream);
    }

    public boolean isEmpty() {
        return all == null && add.isEmpty() && remove.isEmpty();
    }

    /** What is wrong with it, or null. */
    @CheckForNull
    public String problem() {
        if (all != null && !(add.isEmpty() && remove.isEmpty())) {
            return "Give " + kind + "s, which are all that there shall be, or what to add and to remove, but not both";
        }
        if (items().anyMatch(String::isBlank)) {
            return "The name of a " + kind + " is missing";
        }
        return add.stream()
                .filter(remove::contains)
                .findFirst()
                .map(name -> "The " + kind + " '" + name + "' is both to be added and to be removed")
                .orElse(null);
    }

    /** What is wrong with items that do not fit what they shall be, or null; it never holds one. */
    @CheckForNull
    public String problemWithItems(Predicate<String> fits, String what) {
        int number = (int) items().takeWhile(fits).count();
        return number == items().count()
                ? null
                : "The " + kind + " in place " + (number + 1) + " of those given is no " + what;
    }

    /** The items wanted, given those that are there. */
    Set<String> in(Collection<String> present) {
        Set<String> wanted = new LinkedHashSet<>(all == null ? present : all);
        wanted.addAll(add);
        remove.forEach(wanted::remove);
        return wanted;
    }
}
