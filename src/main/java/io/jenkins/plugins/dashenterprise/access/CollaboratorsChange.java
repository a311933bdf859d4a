package io.jenkins.plugins.dashenterprise.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.operations.Change;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What differs between the users that an app has as collaborators and those that it shall have, or its teams. */
final class CollaboratorsChange {
    private final Verb adding;
    private final Verb removing;
    private final Set<String> present;
    private final Set<String> wanted;

    /**
     * A change to come.
     *
     * @param present those there are; null for none
     * @param spared who has access whatever the collaborators are, or null
     */
    CollaboratorsChange(Collaborators goal, @CheckForNull List<String> present, @CheckForNull String spared) {
        this.adding = new Verb("add " + goal.kind() + "s", "added " + goal.kind() + "s");
        this.removing = new Verb("remove " + goal.kind() + "s", "removed " + goal.kind() + "s");
        this.present = new LinkedHashSet<>(Objects.requireNonNullElse(present, List.of()));
        this.present.remove(null);
        this.wanted = goal.wanted(this.present);
        this.present.remove(spared);
        this.wanted.remove(spared);
    }

    Verb adding() {
        return adding;
    }

    Verb removing() {
        return removing;
    }

    /** All that there shall be. */
    Set<String> wanted() {
        return wanted;
    }

    List<Change> additions() {
        return wanted.stream().map(name -> new Change(adding, name, !present.contains(name))).toList();
    }

    List<Change> removals() {
        return present.stream().filter(name -> !wanted.contains(name)).map(name -> new Change(removing, name, true)).toList();
    }
}
