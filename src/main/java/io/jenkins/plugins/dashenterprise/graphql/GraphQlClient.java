package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.ApolloCall;
import com.apollographql.apollo.api.ApolloResponse;
import com.apollographql.apollo.api.Operation;
import com.apollographql.apollo.api.Query;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.future.FutureKt;
import okhttp3.Call;
import okhttp3.Credentials;

/** Sends GraphQL operations to one server as one user; every failure is a {@link GraphQlException}. */
public final class GraphQlClient {
    private final ServerAddress server;
    private final String authorization;
    private final Secrets secrets;
    private final TimeLimit limit;
    private final Consumer<String> log;

    /**
     * A client of a server.
     *
     * @param apiKey the API key of the user, not the password
     * @param log is told each repetition of a call in one line
     */
    public GraphQlClient(ServerAddress server, String username, String apiKey, Consumer<String> log) {
        this(server, username, apiKey, new Secrets(), Long.MAX_VALUE, log);
    }

    /**
     * A client of a server that has to come to an end.
     *
     * @param apiKey the API key of the user, not the password
     * @param secrets what no failure shall hold; the key becomes one of them
     * @param deadlineMillis when the last call has to be over, in milliseconds since the epoch
     * @param log is told each repetition of a call in one line
     */
    public GraphQlClient(
            ServerAddress server,
            String username,
            String apiKey,
            Secrets secrets,
            long deadlineMillis,
            Consumer<String> log) {
        this.server = server;
        this.authorization = Credentials.basic(username, apiKey, StandardCharsets.UTF_8);
        this.limit = new TimeLimit(server, deadlineMillis);
        this.log = line -> log.accept(secrets.sentence(line));
        this.secrets = secrets;
        secrets.hideLogin(username, apiKey);
    }

    /** Sends an operation and waits for its data, cancelling the call when the thread is interrupted. */
    public <D extends Operation.Data> D execute(Operation<D> operation) throws GraphQlException, InterruptedException {
        return await(send(operation));
    }

    /** Sends a request and waits for its answer, again where that can do no harm. */
    public JsonAnswer execute(JsonRequest request) throws GraphQlException, InterruptedException {
        return await(Retries.call(
                () -> sendOnce(request),
                failure -> failure.mayBeRepeated(request.repeatable()),
                limit.deadlineMillis(),
                log));
    }

    private <T> T await(CompletableFuture<T> call) throws GraphQlException, InterruptedException {
        try {
            return call.get();
        } catch (ExecutionException e) {
            throw Failures.of(server, e.getCause()).shown(secrets);
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
        return Retries.call(
                () -> sendOnce(operation),
                failure -> failure.mayBeRepeated(operation instanceof Query),
                limit.deadlineMillis(),
                log);
    }

    /**
     * Sends a query just once, when it is its turn among all polls of the server; whoever polls gives up the last one when
     * the time is over.
     *
     * @return as {@link #send} does
     */
    public <D extends Query.Data> CompletableFuture<D> poll(Query<D> query) {
        return call(query, ServerTurns::polls, new TimeLimit(server));
    }

    /** Sends an operation just once, as {@link #send} does. */
    public <D extends Operation.Data> CompletableFuture<D> sendOnce(Operation<D> operation) {
        return call(operation, ServerTurns::calls, limit);
    }

    private <D extends Operation.Data> CompletableFuture<D> call(
            Operation<D> operation, Function<ServerTurns, Turns> queue, TimeLimit time) {
        try {
            Connections connections = Connections.to(server);
            return time.call(
                    queue.apply(connections.turns()),
                    () -> begin(new ApolloCall<>(connections.apollo(), operation)
                            .addHttpHeader("Authorization", authorization)));
        } catch (GraphQlException e) {
            return CompletableFuture.failedFuture(e.shown(secrets));
        }
    }

    private <D extends Operation.Data> CompletableFuture<D> begin(ApolloCall<D> call) {
        CompletableFuture<D> data = new CompletableFuture<>();
        CompletableFuture<ApolloResponse<D>> response = Turns.begin(() -> start(call));
        data.whenComplete((value, failure) -> response.cancel(true));
        response.handle((answer, failure) -> complete(data, answer, failure))
                // An error of the JVM, of which a sentence is still to be made.
                .exceptionally(failure ->
                        data.completeExceptionally(Failures.of(server, failure).shown(secrets)));
        return data;
    }

    private CompletableFuture<JsonAnswer> sendOnce(JsonRequest request) {
        try {
            Connections connections = Connections.to(server);
            return limit.call(connections.turns().calls(), () -> begin(request, connections));
        } catch (GraphQlException e) {
            return CompletableFuture.failedFuture(e.shown(secrets));
        }
    }

    private CompletableFuture<JsonAnswer> begin(JsonRequest request, Connections connections) {
        CompletableFuture<JsonAnswer> answer = new CompletableFuture<>();
        // Nobody can look what became of one that is not to be repeated.
        Call.Factory calls = request.repeatable() ? connections.kept() : connections.fresh();
        Call call = calls.newCall(request.http(server, authorization));
        answer.whenComplete((value, failure) -> {
            if (failure != null) {
                call.cancel();
            }
        });
        call.enqueue(new JsonReading(server, request, answer));
        return answer;
    }

    private static <D extends Operation.Data> CompletableFuture<ApolloResponse<D>> start(ApolloCall<D> call) {
        return FutureKt.future(
                GlobalScope.INSTANCE,
                Dispatchers.getUnconfined(),
                CoroutineStart.DEFAULT,
                (scope, continuation) -> call.execute(continuation));
    }

    private <D extends Operation.Data> boolean complete(
            CompletableFuture<D> data, @CheckForNull ApolloResponse<D> answer, @CheckForNull Throwable failure) {
        if (answer == null) {
            return data.completeExceptionally(
                    Failures.of(server, Objects.requireNonNull(failure)).shown(secrets));
        }
        return answer.exception != null || answer.hasErrors() || answer.data == null
                ? data.completeExceptionally(Failures.of(server, answer).shown(secrets))
                : data.complete(answer.data);
    }
}
