package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.ApolloCall;
import com.apollographql.apollo.api.ApolloResponse;
import com.apollographql.apollo.api.Operation;
import com.apollographql.apollo.api.Query;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.future.FutureKt;
import okhttp3.Credentials;

/** Sends GraphQL operations to one server as one user; every failure is a {@link GraphQlException}. */
public final class GraphQlClient {
    private final ServerAddress server;
    private final String authorization;
    private final Consumer<String> log;

    /**
     * A client of a server.
     *
     * @param apiKey the API key of the user, not the password
     * @param log is told each repetition of a call in one line
     */
    public GraphQlClient(ServerAddress server, String username, String apiKey, Consumer<String> log) {
        this.server = server;
        this.authorization = Credentials.basic(username, apiKey, StandardCharsets.UTF_8);
        this.log = log;
    }

    /** Sends an operation and waits for its data, cancelling the call when the thread is interrupted. */
    public <D extends Operation.Data> D execute(Operation<D> operation) throws GraphQlException, InterruptedException {
        CompletableFuture<D> call = send(operation);
        try {
            return call.get();
        } catch (ExecutionException e) {
            throw Failures.of(server, e.getCause());
        } finally {
            call.cancel(true);
        }
    }

    /**
     * Sends an operation without holding a thread, again where that can do no harm.
     *
     * @return the data, or exceptionally a {@link GraphQlException}; cancelling it cancels the call in flight
     */
    public <D extends Operation.Data> CompletableFuture<D> send(Operation<D> operation) {
        return Retries.call(() -> sendOnce(operation), failure -> mayRepeat(operation, failure), log);
    }

    /** Sends an operation just once, as {@link #send} does. */
    public <D extends Operation.Data> CompletableFuture<D> sendOnce(Operation<D> operation) {
        ApolloCall<D> call = new ApolloCall<>(Connections.to(server), operation).addHttpHeader("Authorization", authorization);
        CompletableFuture<ApolloResponse<D>> response = FutureKt.future(
                GlobalScope.INSTANCE,
                EmptyCoroutineContext.INSTANCE.plus(Dispatchers.getUnconfined()),
                CoroutineStart.DEFAULT,
                (scope, continuation) -> call.execute(continuation));
        CompletableFuture<D> data = new CompletableFuture<>();
        response.whenComplete((value, failure) -> {
            if (failure != null) {
                data.completeExceptionally(Failures.of(server, failure));
            } else if (value.exception != null || value.hasErrors() || value.data == null) {
                data.completeExceptionally(Failures.of(server, value));
            } else {
                data.complete(value.data);
            }
        });
        // Given up by whoever waits for the data, the call is too.
        data.whenComplete((value, failure) -> response.cancel(true));
        return data;
    }

    private static boolean mayRepeat(Operation<?> operation, GraphQlException failure) {
        return switch (failure.kind()) {
            case NOT_SENT, LATER -> true;
            case LOST -> operation instanceof Query;
            default -> false;
        };
    }
}
