package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.api.http.HttpHeader;
import com.apollographql.apollo.exception.ApolloHttpException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okio.BufferedSource;

/** The sentences for answers whose HTTP status says that there is no result. */
final class HttpFailures {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ERROR_BODY_BYTES = 64L * 1024;

    private HttpFailures() {}

    static GraphQlException of(ServerAddress server, ApolloHttpException failure) {
        int status = failure.getStatusCode();
        List<String> errors = errorsIn(failure.getBody());
        if (!errors.isEmpty()) {
            return Failures.errors(server, errors);
        }
        return switch (status) {
            case 301, 302, 303, 307, 308 -> redirected(server, failure);
            case 401, 403 -> unauthenticated(server, status);
            case 404, 405 -> new GraphQlException(Kind.REFUSED, server + " has no App Manager API at " + server.graphQlUrl()
                    + " (HTTP " + status + "). Check the URL; Dash Enterprise 5 has another API, which this plugin does not speak.");
            case 413 -> new GraphQlException(Kind.REFUSED, server + " refused the request as too large (HTTP 413)."
                    + " Shorten what is sent, or raise the limit of the proxy in front of the server.");
            case 429, 503 -> later(server, status, retryAfter(failure));
            case 502, 504 -> new GraphQlException(Kind.LOST, server + " could not be reached behind its proxy (HTTP " + status + ").");
            default -> status >= 500
                    ? new GraphQlException(Kind.UNUSABLE, server + " failed (HTTP " + status + "). Its own logs say why.")
                    : new GraphQlException(Kind.REFUSED, server + " refused the request (HTTP " + status + ").");
        };
    }

    static GraphQlException unauthenticated(ServerAddress server, int status) {
        return new GraphQlException(Kind.UNAUTHENTICATED, server + " does not let the user of the credentials in (HTTP " + status + ")."
                + " Check that they hold the Dash Enterprise user name and, as the password, the API key.");
    }

    private static GraphQlException redirected(ServerAddress server, ApolloHttpException failure) {
        String target = header(failure, "Location");
        return new GraphQlException(Kind.REFUSED, server + " redirects to " + (target == null ? "nowhere" : target.replaceAll("[?#].*", ""))
                + ", where the credentials are not sent. If that is the server, make it the server's URL in the global configuration.");
    }

    private static GraphQlException later(ServerAddress server, int status, @CheckForNull Duration retryAfter) {
        Kind kind = retryAfter == null ? Kind.LOST : Kind.LATER;
        String message = status == 429 ? " is asked too often (HTTP 429)." : " is not available (HTTP 503).";
        return new GraphQlException(kind, server + message, retryAfter);
    }

    /** Retry-After in seconds; its other form, a date, counts as one second as clocks differ. */
    @CheckForNull
    private static Duration retryAfter(ApolloHttpException failure) {
        String value = header(failure, "Retry-After");
        if (value == null) {
            return null;
        }
        return Duration.ofSeconds(value.strip().matches("\\d{1,6}") ? Long.parseLong(value.strip()) : 1);
    }

    @CheckForNull
    private static String header(ApolloHttpException failure, String name) {
        return failure.getHeaders().stream()
                .filter(header -> header.getName().equalsIgnoreCase(name))
                .map(HttpHeader::getValue)
                .findFirst()
                .orElse(null);
    }

    /** GraphQL servers may send their errors[] with a status of 400 or 401. */
    private static List<String> errorsIn(@CheckForNull BufferedSource body) {
        List<String> messages = new ArrayList<>();
        if (body == null) {
            return messages;
        }
        try (body) {
            body.request(ERROR_BODY_BYTES);
            JsonNode errors = JSON.readTree(body.getBuffer().readByteArray(Math.min(ERROR_BODY_BYTES, body.getBuffer().size()))).path("errors");
            errors.forEach(error -> messages.add(error.path("message").asText()));
        } catch (IOException e) {
            // Not JSON: the status says it all.
        }
        return messages;
    }
}
