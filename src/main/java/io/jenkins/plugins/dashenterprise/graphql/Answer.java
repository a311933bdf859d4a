package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.api.ApolloResponse;
import com.apollographql.apollo.api.CustomScalarAdapters;
import com.apollographql.apollo.api.Operation;
import com.apollographql.apollo.api.Operations;
import com.apollographql.apollo.api.json.BufferedSourceJsonReader;
import com.apollographql.apollo.api.json.JsonReader;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** Makes a value or a sentence of whatever comes back from a server. */
final class Answer<D extends Operation.Data> implements Callback {
    private final ServerAddress server;
    private final Operation<D> operation;
    private final CompletableFuture<D> data;

    Answer(ServerAddress server, Operation<D> operation, CompletableFuture<D> data) {
        this.server = server;
        this.operation = operation;
        this.data = data;
    }

    @Override
    public void onFailure(Call call, IOException failure) {
        data.completeExceptionally(Failures.of(server, failure));
    }

    @Override
    public void onResponse(Call call, Response response) {
        D value;
        try (response) {
            value = read(response);
        } catch (IOException | RuntimeException e) {
            data.completeExceptionally(Failures.of(server, e));
            return;
        }
        // Only now: whoever goes on from here may use the connection again.
        data.complete(value);
    }

    private D read(Response response) throws IOException {
        if (!response.isSuccessful()) {
            throw HttpFailures.of(server, response);
        }
        JsonReader json = new BufferedSourceJsonReader(AnswerCheck.check(response.body().source()));
        ApolloResponse<D> answer = Operations.toApolloResponse(json, operation, null, CustomScalarAdapters.Empty, null);
        if (answer.exception != null || answer.hasErrors() || answer.data == null) {
            throw Failures.of(server, answer);
        }
        return answer.data;
    }
}
