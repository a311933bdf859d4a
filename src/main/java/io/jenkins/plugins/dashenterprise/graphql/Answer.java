package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.api.http.HttpResponse;
import com.apollographql.apollo.exception.ApolloNetworkException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;

/** Passes on what comes back from a server, unless it is obviously no answer to a GraphQL operation. */
final class Answer implements Callback {
    private static final ByteString DATA = ByteString.encodeUtf8("\"data\"");
    private static final ByteString ERRORS = ByteString.encodeUtf8("\"errors\"");

    private final ServerAddress server;
    private final CompletableFuture<HttpResponse> answer;

    Answer(ServerAddress server, CompletableFuture<HttpResponse> answer) {
        this.server = server;
        this.answer = answer;
    }

    @Override
    public void onFailure(Call call, IOException failure) {
        fail(failure);
    }

    @Override
    public void onResponse(Call call, Response response) {
        HttpResponse whole;
        try (response) {
            whole = read(response);
        } catch (Throwable e) {
            fail(e);
            return;
        }
        // Only now: whoever goes on from here may use the connection again.
        answer.complete(whole);
    }

    private void fail(Throwable failure) {
        // The only failure of an engine that Apollo passes on.
        answer.completeExceptionally(new ApolloNetworkException(null, failure));
    }

    private HttpResponse read(Response response) throws IOException {
        if (!response.isSuccessful()) {
            throw HttpFailures.of(server, response);
        }
        Buffer whole = AnswerCheck.read(response);
        if (whole.indexOf(ERRORS) >= 0 || whole.indexOf(DATA) < 0) {
            // Apollo knows errors in one shape only.
            new GraphQlAnswer(PlainJson.parse(whole.peek())).refuseFailure(server);
        }
        return new HttpResponse.Builder(response.code()).body(whole).build();
    }
}
