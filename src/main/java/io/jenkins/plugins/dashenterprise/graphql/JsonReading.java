package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.AnswerCheck.UnusableAnswer;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import okhttp3.Response;

/** Makes plain data or a sentence of what comes back for a {@link JsonRequest}. */
final class JsonReading extends Receipt<JsonAnswer> {
    // These say something of the way to the server, not of what was asked.
    private static final Set<Integer> NEVER_AN_ANSWER = Set.of(401, 403, 407, 413, 429);

    private final ServerAddress server;
    private final JsonRequest request;

    JsonReading(ServerAddress server, JsonRequest request, CompletableFuture<JsonAnswer> answer) {
        super(answer);
        this.server = server;
        this.request = request;
    }

    @Override
    Throwable explained(Throwable failure) {
        return failure instanceof UnusableAnswer instead && !isGraphQl()
                ? unusable(instead)
                : Failures.of(server, failure);
    }

    @Override
    JsonAnswer read(Response response) throws IOException {
        int status = response.code();
        boolean refused = status >= 400 && status < 500 && !NEVER_AN_ANSWER.contains(status);
        if (!refused && !response.isSuccessful()) {
            throw HttpFailures.of(server, response);
        }
        Object body = refused ? Said.body(response) : body(response);
        if (isGraphQl()) {
            refuseFailure(response, new GraphQlAnswer(body));
        } else if (refused && request.errorsFail()) {
            throw new GraphQlException(
                    GraphQlException.Kind.REFUSED,
                    server + " refused " + request + " (HTTP " + status + ")"
                            + Said.in(body).asReason() + " failOnErrors: false returns all that it says instead.");
        }
        return new JsonAnswer(status, body);
    }

    /** GraphQL has data or errors, whatever the status. */
    private void refuseFailure(Response response, GraphQlAnswer content) throws GraphQlException {
        if (!response.isSuccessful() && !content.hasErrors() && !content.hasData()) {
            throw HttpFailures.of(server, response, content.json());
        }
        if (request.errorsFail() || !content.hasErrors()) {
            content.refuseFailure(server);
        }
    }

    private GraphQlException unusable(UnusableAnswer instead) {
        return new GraphQlException(
                GraphQlException.Kind.UNUSABLE,
                server + " sent " + instead.getMessage() + " instead of JSON to " + request
                        + ". Check the path, and whether the API key of the credentials is accepted there.");
    }

    private boolean isGraphQl() {
        return request.url(server).equals(server.graphQlUrl());
    }

    @CheckForNull
    private static Object body(Response response) throws IOException {
        return response.body().source().exhausted() ? null : PlainJson.parse(AnswerCheck.read(response));
    }
}
