package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collection;
import java.util.function.Function;

/**
 * One thing of a {@link Plan} that shall be so.
 *
 * @param name what a person calls it; it tells the change from others of the same verb
 * @param differs whether it is not so yet
 */
public record Change(Verb verb, String name, boolean differs) {

    /** What the step notes before it makes the change. */
    String note() {
        return noted(verb) + name;
    }

    /** What the notes of a verb begin with. */
    static String noted(Verb verb) {
        return verb.participle() + " ";
    }

    /** {@code set A, B, removed C}: the verb only where it is another one. */
    static String list(Collection<Change> changes, Function<Verb, String> form, String between) {
        StringBuilder list = new StringBuilder();
        @CheckForNull Verb last = null;
        for (Change change : changes) {
            boolean same = change.verb.equals(last);
            list.append(list.isEmpty() ? "" : same ? ", " : between)
                    .append(same ? "" : form.apply(change.verb) + " ")
                    .append(change.name);
            last = change.verb;
        }
        return list.toString();
    }
}
