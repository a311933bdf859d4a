package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.api.http.HttpResponse;
import com.apollographql.apollo.exception.ApolloNetworkException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;

/** Passes on what comes back from a server, unless it is obviously no answer to a GraphQL operation. */
final class Answer extends Receipt<HttpResponse> {
    private static final ByteString DATA = ByteString.encodeUtf8("\"data\"");
    private static final ByteString ERRORS = ByteString.encodeUtf8("\"errors\"");

    private final ServerAddress server;

    Answer(ServerAddress server, CompletableFuture<HttpResponse> answer) {
        super(answer);
        this.server = server;
    }

    @Override
    Throwable explained(Throwable failure) {
        // The only failure of an engine that Apollo passes on.
        return new ApolloNetworkException(null, failure);
    }

    @Override
    HttpResponse read(Response response) throws IOException {
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
