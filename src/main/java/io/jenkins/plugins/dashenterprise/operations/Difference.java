package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What differs between a list that the server has and what is wanted of it. */
public final class Difference {
    private final Verb adding;
    private final Verb removing;
    private final Set<String> present;
    private final Set<String> wanted;

    /**
     * A difference that is still there.
     *
     * @param present the names of the items that there are; null for none
     * @param adding what the plan has for an item that is missing
     * @param removing what it has for one that is too many
     */
    public Difference(Wanted goal, @CheckForNull Collection<String> present, Verb adding, Verb removing) {
        this.adding = adding;
        this.removing = removing;
        this.present = new LinkedHashSet<>(Objects.requireNonNullElse(present, List.of()));
        this.present.remove(null);
        this.wanted = goal.in(this.present);
    }

    /** Leaves an item out of account, whether it is there or wanted; null for none. */
    public Difference sparing(@CheckForNull String name) {
        present.remove(name);
        wanted.remove(name);
        return this;
    }

    /** The names of all that there shall be. */
    public Set<String> wanted() {
        return wanted;
    }

    public List<Change> additions() {
        return wanted.stream()
                .map(name -> new Change(adding, name, !present.contains(name)))
                .toList();
    }

    public List<Change> removals() {
        return present.stream()
                .filter(name -> !wanted.contains(name))
                .map(name -> new Change(removing, name, true))
                .toList();
    }

    /** Additions and removals, where one mutation makes both. */
    public List<Change> changes() {
        return Stream.concat(additions().stream(), removals().stream()).toList();
    }
}
