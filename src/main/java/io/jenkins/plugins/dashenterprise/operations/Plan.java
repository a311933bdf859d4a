package io.jenkins.plugins.dashenterprise.operations;

import com.apollographql.apollo.api.Mutation;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a step brings about, and the books of it: what differs, what the step began before a restart or a lost answer, what is
 * done. A step that is run again after either makes its plan anew, of what the server has by then.
 */
public final class Plan {
    private final Session session;
    private final List<Verb> verbs;
    private final List<Write> writes = new ArrayList<>();
    private final List<Change> done = new ArrayList<>();
    private boolean refresh;

    @CheckForNull
    private Restart restart;

    /** Sends a mutation. */
    public interface Call {
        Payload send() throws IOException, InterruptedException;
    }

    private record Write(List<Change> changes, Call call) {
        List<Change> differing() {
            return changes.stream().filter(Change::differs).toList();
        }
    }

    /**
     * A plan without a change.
     *
     * @param verbs those of the changes to come; what the step began by them is its own doing, wherever that is found done
     */
    public Plan(Session session, Verb... verbs) {
        this.session = session;
        this.verbs = List.of(verbs);
    }

    /** Says that the server restarts what runs upon the changes. */
    public Plan restarting(Restart upon) {
        this.restart = upon;
        return this;
    }

    /** Adds a mutation that makes changes; it is sent when one of them differs. */
    public void write(List<Change> changes, Call call) {
        writes.add(new Write(changes, call));
    }

    /**
     * Adds a mutation that makes changes; it is sent when one of them differs.
     *
     * @param doing what it does, as in {@code to add the app}
     * @param answer reads what the server answers
     */
    public <D extends Mutation.Data> void write(
            List<Change> changes, String doing, Mutation<D> mutation, Function<D, Payload> answer) {
        write(changes, () -> answer.apply(session.write(mutation)).checked(doing, session));
    }

    /** As {@link #write(List, String, Mutation, Function)}, with one change. */
    public <D extends Mutation.Data> void write(
            Change change, String doing, Mutation<D> mutation, Function<D, Payload> answer) {
        write(List.of(change), doing, mutation, answer);
    }

    /** The names of what the step began to do by one of the plan's verbs, before a restart or a lost answer. */
    public List<String> begun(Verb verb) {
        return session.begunWith(Change.noted(verb));
    }

    /**
     * Makes what differs, or tells of it in a dry run.
     *
     * @throws AbortException that says, where it takes more than one mutation, what is done and what is not
     */
    public void make() throws IOException, InterruptedException {
        List<Change> open = differing();
        done.addAll(begunBefore(open));
        boolean untold = !done.isEmpty();
        if (session.dryRun()) {
            untold |= done.addAll(open);
        } else {
            send(open);
        }
        refresh |= untold && restart != null && restart.supposed();
        if (session.dryRun() && !open.isEmpty()) {
            session.log("Would " + Change.list(open, Verb::infinitive, "; would ")
                    + restarts("; the server would restart ", "") + ".");
        }
    }

    /** What the step did before a restart or a lost answer. */
    private List<Change> begunBefore(List<Change> open) {
        Set<String> notDone = open.stream().map(Change::note).collect(Collectors.toSet());
        return verbs.stream()
                .flatMap(verb -> begun(verb).stream().map(name -> new Change(verb, name, false)))
                .filter(change -> !notDone.contains(change.note()))
                .toList();
    }

    private void send(List<Change> open) throws IOException, InterruptedException {
        session.begin(open.stream().map(Change::note).toList());
        for (Write write : writes) {
            if (!write.differing().isEmpty()) {
                send(write);
            }
        }
    }

    private void send(Write write) throws IOException, InterruptedException {
        try {
            refresh |= write.call.send().refresh();
            done.addAll(write.differing());
        } catch (GraphQlException e) {
            boolean unknown = e.outcomeUnknown() || e.kind() == GraphQlException.Kind.ERRORS;
            throw e.explained("", soFar(write, unknown));
        } catch (AbortException e) {
            throw new AbortException(e.getMessage() + soFar(write, false));
        }
    }

    /** What is done and what is not when a mutation fails; nothing where it is the only one. */
    private String soFar(Write failed, boolean unknown) {
        List<Change> not = differing();
        if (done.isEmpty() && failed.differing().equals(not)) {
            return "";
        }
        not.removeAll(done);
        not.removeAll(unknown ? failed.differing() : List.of());
        String before = done.isEmpty() ? "nothing" : Change.list(done, Verb::participle, ", ");
        return not.isEmpty()
                ? " Done before: " + before + "."
                : " Done before: " + before + "; not done: " + notDone(not) + ".";
    }

    private String notDone(List<Change> not) {
        boolean oneVerb = Stream.concat(done.stream(), not.stream())
                        .map(Change::verb)
                        .distinct()
                        .count()
                == 1;
        return oneVerb ? String.join(", ", names(not)) : Change.list(not, Verb::infinitive, ", ");
    }

    /** Prints what came of it, unless a dry run has told that already. */
    public void tell(String subject, String nothing) {
        if (done.isEmpty()) {
            session.log(subject + ": " + nothing + ".");
        } else if (!session.dryRun()) {
            session.log(subject + ": " + Change.list(done, Verb::participle, ", ")
                    + restarts("; the server restarts ", "; no restart") + ".");
        }
    }

    private String restarts(String yes, String no) {
        return restart == null ? "" : refresh ? yes + restart.what() : no;
    }

    /** The names of all that was done, by this step; in a dry run of what would be. */
    public List<String> done() {
        return names(done);
    }

    /** The names of what was done of a verb. */
    public List<String> done(Verb verb) {
        return names(done.stream().filter(change -> change.verb().equals(verb)).toList());
    }

    /** The names of what was so already. */
    public List<String> unchanged() {
        Set<String> made = done.stream().map(Change::note).collect(Collectors.toSet());
        return names(changes().filter(change -> !made.contains(change.note())).toList());
    }

    /** The lists of a plan that adds and removes, as a step returns them: {@code added}, {@code removed}, {@code unchanged}. */
    public Map<String, Object> lists() {
        Map<String, Object> lists = new LinkedHashMap<>();
        lists.put("added", done(Verb.ADD));
        lists.put("removed", done(Verb.REMOVE));
        lists.put("unchanged", unchanged());
        return lists;
    }

    /** Whether the server restarts what the changes concern. */
    public boolean refresh() {
        return refresh;
    }

    private Stream<Change> changes() {
        return writes.stream().flatMap(write -> write.changes.stream());
    }

    private List<Change> differing() {
        return changes().filter(Change::differs).collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<String> names(List<Change> changes) {
        return changes.stream().map(Change::name).collect(Collectors.toCollection(ArrayList::new));
    }
}
