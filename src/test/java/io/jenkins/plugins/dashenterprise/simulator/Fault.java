package io.jenkins.plugins.dashenterprise.simulator;

import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Something that goes wrong with one request or more; {@link Faults} has the kinds. A fault concerns the next request,
 * whatever it is, unless told otherwise.
 */
public final class Fault {
    private static final HttpAnswer NOTHING_DONE = HttpAnswer.json(200, Map.of("data", Map.of()));

    private final String name;
    private final Effect effect;
    private final RuntimeException failure;
    private boolean applied;
    private Predicate<RecordedRequest> concerned = request -> true;
    private int skip;
    private int times = 1;
    private int struck;

    /** Turns what the server would answer into what happens. The request is carried out when {@code get} is called. */
    interface Effect {
        Answer on(Supplier<HttpAnswer> server, RecordedRequest request);
    }

    Fault(String name, boolean applied, RuntimeException failure, Effect effect) {
        this.name = name;
        this.applied = applied;
        this.failure = failure;
        this.effect = effect;
    }

    /** The server does not carry out the request. */
    public Fault beforeApplied() {
        applied = false;
        return this;
    }

    /** The server carries out the request, and only then it goes wrong. */
    public Fault afterApplied() {
        applied = true;
        return this;
    }

    /** @param operation a field of RootQuery or Mutations, or the name that the client gave to its operation */
    public Fault on(String operation) {
        concerned = request -> request.concerns(operation);
        return this;
    }

    /** Requests whose path ends so: of git, whatever the app, {@code /info/refs} and {@code /git-receive-pack}. */
    public Fault onPath(String end) {
        concerned = request -> request.path().endsWith(end);
        return this;
    }

    public Fault onQueries() {
        concerned = request -> request.kind().equals("query");
        return this;
    }

    /** Queries for this page of a list, or one behind it. */
    public Fault fromPage(int number) {
        concerned = request -> request.variables().get("page") instanceof Integer page && page >= number;
        return this;
    }

    public Fault onMutations() {
        concerned = request -> request.kind().equals("mutation");
        return this;
    }

    /** Lets this many of the requests that it concerns pass first. */
    public Fault skip(int requests) {
        skip = requests;
        return this;
    }

    public Fault times(int requests) {
        times = requests;
        return this;
    }

    public Fault always() {
        return times(Integer.MAX_VALUE);
    }

    /** How many requests it has hit. */
    public synchronized int struck() {
        return struck;
    }

    @Override
    public String toString() {
        return name;
    }

    synchronized boolean strikes(RecordedRequest request) {
        if (struck == times || !concerned.test(request) || skip-- > 0) {
            return false;
        }
        struck++;
        return true;
    }

    /** What the operation fails with in the place of being executed, or null. */
    RuntimeException failure() {
        return failure;
    }

    Answer answer(Supplier<HttpAnswer> server, RecordedRequest request) {
        return effect.on(applied ? server : () -> NOTHING_DONE, request);
    }
}
