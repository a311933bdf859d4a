package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.api.http.HttpResponse;
import com.apollographql.apollo.exception.ApolloNetworkException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** Passes on what comes back from a server, unless it is obviously no answer to a GraphQL operation. */
final class Answer implements Callback {
    private final ServerAddress server;
    private final CompletableFuture<HttpResponse> answer;

    Answer(ServerAddress server, CompletableFuture<HttpResponse> answer) {
        this.server = server;
        this.answer = answer;
    }

    @Override
    public void onFailure(Call call, IOException failure) {
        // The only failure of an engine that Apollo passes on.
        answer.completeExceptionally(new ApolloNetworkException(null, failure));
    }

    @Override
    public void onResponse(Call call, Response response) {
        HttpResponse whole;
        try (response) {
            whole = read(response);
        } catch (IOException e) {
            onFailure(call, e);
            return;
        }
        // Only now: whoever goes on from here may use the connection again.
        answer.complete(whole);
    }

    private HttpResponse read(Response response) throws IOException {
        if (!response.isSuccessful()) {
            throw HttpFailures.of(server, response);
        }
        return new HttpResponse.Builder(response.code())
                .body(AnswerCheck.check(response.body().source()).readByteString())
                .build();
    }
}
