package io.jenkins.plugins.dashenterprise.operations;

import com.apollographql.apollo.api.Mutation;
import com.apollographql.apollo.api.Query;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlClient;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.JsonAnswer;
import io.jenkins.plugins.dashenterprise.graphql.JsonRequest;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The calls of an operation, and what is open about them when one fails. */
final class Calls {
    @CheckForNull
    private final GraphQlClient client;

    private volatile boolean allApps = true;
    // Whether the latest call was a mutation, and whether it is open what became of one.
    private boolean mutating;
    private boolean uncertain;

    /**
     * The calls of an operation that has begun a change before, perhaps, of which it is open what became.
     *
     * @param client null for a server without a published API
     */
    Calls(@CheckForNull GraphQlClient client, boolean uncertain) {
        this.client = client;
        this.uncertain = uncertain;
    }

    /** Begins anew: what fails before there is another mutation is not the fault of one. */
    void begin() {
        mutating = false;
    }

    <D extends Query.Data> D query(Query<D> query) throws GraphQlException, InterruptedException {
        mutating = false;
        return client().execute(query);
    }

    <D extends Query.Data> D queryApps(Function<Boolean, Query<D>> query)
            throws GraphQlException, InterruptedException {
        mutating = false;
        try {
            return client().execute(query.apply(allApps));
        } catch (GraphQlException e) {
            if (!allApps || e.kind() != GraphQlException.Kind.ERRORS) {
                throw e;
            }
            D own = client().execute(query.apply(false));
            allApps = false;
            return own;
        }
    }

    <D extends Mutation.Data> D write(Mutation<D> mutation) throws IOException, InterruptedException {
        // That it comes to this mutation shows that an earlier one has been looked after.
        uncertain = false;
        mutating = true;
        return client().execute(mutation);
    }

    JsonAnswer send(JsonRequest request) throws IOException, InterruptedException {
        mutating = false;
        return client().execute(request);
    }

    <D extends Query.Data> CompletableFuture<D> poll(Query<D> query) {
        return client().poll(query);
    }

    /** Sends a query whose answer may never be wanted: just once, and without a word of a failure. */
    <D extends Query.Data> CompletableFuture<D> ahead(Query<D> query) {
        return client().sendOnce(query);
    }

    private GraphQlClient client() {
        return Objects.requireNonNull(client);
    }

    /** Whether to look among all apps, or among the user's own as the server refuses more. */
    boolean allApps() {
        return allApps;
    }

    /** Whether a failure leaves open what became of a mutation, so that the operation has to look. */
    boolean losesAMutation(GraphQlException failure) {
        boolean lost = mutating && failure.outcomeUnknown();
        uncertain |= lost || mutating && failure.kind() == GraphQlException.Kind.ERRORS;
        return lost;
    }

    /** Whether it is open what became of a mutation that nobody has looked after since. */
    boolean uncertain() {
        return uncertain;
    }
}
