package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.api.ApolloResponse;
import com.apollographql.apollo.api.CustomScalarAdapters;
import com.apollographql.apollo.api.Operation;
import com.apollographql.apollo.api.Operations;
import com.apollographql.apollo.api.json.BufferedSourceJsonReader;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;

/** Makes data or a sentence of what comes back for one of the plugin's own operations. */
final class DataReading<D extends Operation.Data> extends Receipt<D> {
    private static final ByteString DATA = ByteString.encodeUtf8("\"data\"");
    private static final ByteString ERRORS = ByteString.encodeUtf8("\"errors\"");

    private final ServerAddress server;
    private final Operation<D> operation;

    DataReading(ServerAddress server, Operation<D> operation, Secrets secrets, CompletableFuture<D> data) {
        super(secrets, data);
        this.server = server;
        this.operation = operation;
    }

    @Override
    GraphQlException explained(Throwable failure) {
        return Failures.of(server, failure);
    }

    @Override
    D read(Response response) throws IOException {
        if (!response.isSuccessful()) {
            throw HttpFailures.of(server, response);
        }
        Buffer whole = AnswerCheck.read(response);
        if (whole.indexOf(ERRORS) >= 0 || whole.indexOf(DATA) < 0) {
            // Apollo knows errors in one shape only.
            new GraphQlAnswer(PlainJson.parse(whole.peek())).refuseFailure(server);
        }
        ApolloResponse<D> answer = Operations.toApolloResponse(
                new BufferedSourceJsonReader(whole), operation, null, CustomScalarAdapters.Empty, null);
        if (answer.exception != null || answer.hasErrors() || answer.data == null) {
            throw Failures.of(server, answer);
        }
        return answer.data;
    }
}
