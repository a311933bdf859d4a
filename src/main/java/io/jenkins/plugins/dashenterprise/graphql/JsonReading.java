package io.jenkins.plugins.dashenterprise.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.AnswerCheck.UnusableAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import okio.BufferedSource;

/** Makes plain data or a sentence of what comes back for a {@link JsonRequest}. */
final class JsonReading implements Callback {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEGINNINGS = "{[\"-0123456789tfn";
    // These say something of the way to the server, not of what was asked.
    private static final Set<Integer> NEVER_AN_ANSWER = Set.of(401, 403, 407, 413, 429);

    private final ServerAddress server;
    private final JsonRequest request;
    private final CompletableFuture<JsonAnswer> answer;

    JsonReading(ServerAddress server, JsonRequest request, CompletableFuture<JsonAnswer> answer) {
        this.server = server;
        this.request = request;
        this.answer = answer;
    }

    @Override
    public void onFailure(Call call, IOException failure) {
        answer.completeExceptionally(Failures.of(server, failure));
    }

    @Override
    public void onResponse(Call call, Response response) {
        JsonAnswer read;
        try (response) {
            read = read(response);
        } catch (UnusableAnswer e) {
            answer.completeExceptionally(isGraphQl() ? Failures.of(server, e) : unusable(e));
            return;
        } catch (IOException | RuntimeException e) {
            answer.completeExceptionally(Failures.of(server, e));
            return;
        }
        // Only now: whoever goes on from here may use the connection again.
        answer.complete(read);
    }

    private JsonAnswer read(Response response) throws IOException {
        int status = response.code();
        boolean refused = status >= 400 && status < 500 && !NEVER_AN_ANSWER.contains(status);
        if (refused && !request.errorsFail()) {
            return new JsonAnswer(status, leniently(response));
        }
        if (!response.isSuccessful()) {
            throw failure(response, refused);
        }
        Object body = body(response);
        if (request.errorsFail() && body instanceof Map<?, ?> map && map.get("errors") instanceof List<?> errors && isGraphQl()) {
            throw Failures.errors(server, messages(errors));
        }
        return new JsonAnswer(status, body);
    }

    private GraphQlException failure(Response response, boolean refused) {
        return refused && !isGraphQl()
                ? new GraphQlException(GraphQlException.Kind.REFUSED, server + " refused " + request
                        + " (HTTP " + response.code() + "). failOnErrors: false returns what it says instead.")
                : HttpFailures.of(server, response);
    }

    private GraphQlException unusable(UnusableAnswer instead) {
        return new GraphQlException(GraphQlException.Kind.UNUSABLE, server + " sent " + instead.getMessage() + " instead of JSON to "
                + request + ". Check the path, and whether the API key of the credentials is accepted there.");
    }

    private boolean isGraphQl() {
        return request.url(server).equals(server.graphQlUrl());
    }

    private static List<String> messages(List<?> errors) {
        return errors.stream()
                .map(error -> error instanceof Map<?, ?> map ? String.valueOf(map.get("message")) : String.valueOf(error))
                .toList();
    }

    @CheckForNull
    private static Object leniently(Response response) throws IOException {
        try {
            return body(response);
        } catch (UnusableAnswer e) {
            return null;
        }
    }

    @CheckForNull
    private static Object body(Response response) throws IOException {
        BufferedSource body = response.body().source();
        if (body.exhausted()) {
            return null;
        }
        try {
            return JSON.readValue(AnswerCheck.check(body, BEGINNINGS).inputStream(), Object.class);
        } catch (JsonEOFException e) {
            throw e;
        } catch (JsonProcessingException e) {
            throw new UnusableAnswer("something that is not JSON");
        }
    }
}
