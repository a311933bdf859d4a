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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
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
    private final long deadlineMillis;
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
            ServerAddress server, String username, String apiKey, Secrets secrets, long deadlineMillis, Consumer<String> log) {
        this.server = server;
        this.authorization = Credentials.basic(username, apiKey, StandardCharsets.UTF_8);
        this.deadlineMillis = deadlineMillis;
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
                () -> sendOnce(request), failure -> mayRepeat(request.repeatable(), failure), deadlineMillis, log));
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
                () -> sendOnce(operation), failure -> mayRepeat(operation instanceof Query, failure), deadlineMillis, log);
    }

    /**
     * Sends a query just once, when it is its turn among all polls of the server: its time limit begins only then, and
     * whoever polls gives up the last one when the time is over.
     *
     * @return as {@link #send} does
     */
    public <D extends Query.Data> CompletableFuture<D> poll(Query<D> query) {
        try {
            return Connections.to(server).polls().take(() -> sendOnce(query, callMillis()));
        } catch (GraphQlException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Sends an operation just once, as {@link #send} does. */
    <D extends Operation.Data> CompletableFuture<D> sendOnce(Operation<D> operation) {
        return sendOnce(operation, millis());
    }

    private <D extends Operation.Data> CompletableFuture<D> sendOnce(Operation<D> operation, long millis) {
        CompletableFuture<D> data = new CompletableFuture<>();
        try {
            CompletableFuture<ApolloResponse<D>> response = start(
                    new ApolloCall<>(Connections.to(server).apollo(), operation).addHttpHeader("Authorization", authorization));
            limit(data, millis);
            data.whenComplete((value, failure) -> response.cancel(true));
            response.whenComplete((answer, failure) -> complete(data, answer, failure));
        } catch (GraphQlException e) {
            data.completeExceptionally(e);
        }
        return data;
    }

    private CompletableFuture<JsonAnswer> sendOnce(JsonRequest request) {
        CompletableFuture<JsonAnswer> answer = new CompletableFuture<>();
        try {
            Call call = Connections.to(server).http().newCall(request.http(server, authorization));
            limit(answer, millis());
            answer.whenComplete((value, failure) -> {
                if (failure != null) {
                    call.cancel();
                }
            });
            call.enqueue(new JsonReading(server, request, answer));
        } catch (GraphQlException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    /**
     * Ends a call in time: OkHttp's own limit would not count how long it waits for its turn, and Jenkins' timer would keep
     * what has been cancelled, answer and all, until that time.
     */
    private void limit(CompletableFuture<?> data, long millis) {
        CompletableFuture<Object> limit = new CompletableFuture<>().orTimeout(millis, TimeUnit.MILLISECONDS);
        limit.whenComplete((value, failure) -> {
            if (failure instanceof TimeoutException) {
                data.completeExceptionally(millis < callMillis() ? Failures.outOfTime(server) : Failures.timeout(server));
            }
        });
        data.whenComplete((value, failure) -> limit.cancel(false));
    }

    private long callMillis() {
        return TimeUnit.SECONDS.toMillis(server.callTimeoutSeconds());
    }

    /** How long a call may take that begins now. */
    private long millis() {
        return Math.max(Math.min(callMillis(), deadlineMillis - System.currentTimeMillis()), 0);
    }

    private static <D extends Operation.Data> CompletableFuture<ApolloResponse<D>> start(ApolloCall<D> call) {
        return FutureKt.future(
                GlobalScope.INSTANCE,
                Dispatchers.getUnconfined(),
                CoroutineStart.DEFAULT,
                (scope, continuation) -> call.execute(continuation));
    }

    private <D extends Operation.Data> void complete(
            CompletableFuture<D> data, @CheckForNull ApolloResponse<D> answer, @CheckForNull Throwable failure) {
        if (answer == null) {
            data.completeExceptionally(Failures.of(server, Objects.requireNonNull(failure)).shown(secrets));
        } else if (answer.exception != null || answer.hasErrors() || answer.data == null) {
            data.completeExceptionally(Failures.of(server, answer).shown(secrets));
        } else {
            data.complete(answer.data);
        }
    }

    private static boolean mayRepeat(boolean harmless, GraphQlException failure) {
        return switch (failure.kind()) {
            case NOT_SENT -> true;
            case LATER, LOST -> harmless;
            default -> false;
        };
    }
}
