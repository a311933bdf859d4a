package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.api.Operation;
import com.apollographql.apollo.api.Query;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
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
        return inTurn(
                queue,
                time,
                connections -> begin(
                        connections.kept().newCall(new DataRequest(operation).http(server, authorization)),
                        data -> new DataReading<>(server, operation, secrets, data)));
    }

    private CompletableFuture<JsonAnswer> sendOnce(JsonRequest request) {
        return inTurn(ServerTurns::calls, limit, connections -> {
            // Nobody can look what became of one that is not to be repeated.
            Call.Factory calls = request.repeatable() ? connections.kept() : connections.fresh();
            return begin(
                    calls.newCall(request.http(server, authorization)),
                    answer -> new JsonReading(server, request, secrets, answer));
        });
    }

    private <T> CompletableFuture<T> inTurn(
            Function<ServerTurns, Turns> queue, TimeLimit time, Function<Connections, CompletableFuture<T>> call) {
        try {
            Connections connections = Connections.to(server);
            return time.call(queue.apply(connections.turns()), () -> call.apply(connections));
        } catch (GraphQlException e) {
            return CompletableFuture.failedFuture(e.shown(secrets));
        }
    }

    private static <T> CompletableFuture<T> begin(Call call, Function<CompletableFuture<T>, Receipt<T>> reading) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        answer.whenComplete((value, failure) -> {
            if (failure != null) {
                call.cancel();
            }
        });
        call.enqueue(reading.apply(answer));
        return answer;
    }
}
