package io.jenkins.plugins.dashenterprise.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException.Kind;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import okhttp3.Response;

/** The sentences for answers whose HTTP status says that there is no result. */
final class HttpFailures {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ERROR_BODY_BYTES = 64L * 1024;

    private HttpFailures() {}

    static GraphQlException of(ServerAddress server, Response failure) {
        List<String> errors = errorsIn(failure);
        return errors.isEmpty() ? of(server, failure, failure.code()) : Failures.errors(server, errors);
    }

    private static GraphQlException of(ServerAddress server, Response failure, int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> redirected(server, failure);
            case 401, 403 -> unauthenticated(server, status);
            case 404, 405 -> new GraphQlException(Kind.REFUSED, server + " has no App Manager API at " + server.graphQlUrl()
                    + " (HTTP " + status + "). Check the URL; Dash Enterprise 5 has another API, which this plugin does not speak.");
            case 413 -> new GraphQlException(Kind.REFUSED, server + " refused the request as too large (HTTP 413)."
                    + " Shorten what is sent, or raise the limit of the proxy in front of the server.");
            case 407 -> proxyRefuses(server);
            case 429, 503 -> later(server, status, retryAfter(failure));
            case 502, 504 -> new GraphQlException(Kind.LOST, server + " could not be reached behind its proxy (HTTP " + status + ").");
            default -> status >= 500
                    ? new GraphQlException(Kind.UNUSABLE, server + " failed (HTTP " + status + "). Its own logs say why.")
                    : new GraphQlException(Kind.REFUSED, server + " refused the request (HTTP " + status + ").");
        };
    }

    /** The proxy is the one that Jenkins is configured with. */
    static GraphQlException proxyRefuses(ServerAddress server) {
        return new GraphQlException(Kind.REFUSED, server + ": the proxy of Jenkins does not let the call through (HTTP 407)."
                + " Check its user name and password under Manage Jenkins > System, or add the server to its no-proxy hosts.");
    }

    static GraphQlException unauthenticated(ServerAddress server, int status) {
        return new GraphQlException(Kind.UNAUTHENTICATED, server + " does not let the user of the credentials in (HTTP " + status + ")."
                + " Check that they hold the Dash Enterprise user name and, as the password, the API key.");
    }

    private static GraphQlException redirected(ServerAddress server, Response failure) {
        String target = failure.header("Location");
        return new GraphQlException(Kind.REFUSED, server + " redirects to " + (target == null ? "nowhere" : ForeignText.of(place(target)))
                + ", where the credentials are not sent. If that is the server, make it the server's URL in the global configuration.");
    }

    /** An address without user name and password, query and fragment, which may hold secrets of somebody. */
    private static String place(String url) {
        int end = 0;
        while (end < url.length() && "?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        int host = url.indexOf("//") + 2;
        int path = host < 2 ? 0 : url.indexOf('/', host);
        int user = host < 2 ? -1 : url.lastIndexOf('@', path < 0 || path > end ? end : path);
        return user < host ? url.substring(0, end) : url.substring(0, host) + url.substring(user + 1, end);
    }

    private static GraphQlException later(ServerAddress server, int status, @CheckForNull Duration retryAfter) {
        Kind kind = retryAfter == null ? Kind.LOST : Kind.LATER;
        String message = status == 429 ? " is asked too often (HTTP 429)." : " is not available (HTTP 503).";
        String when = retryAfter == null ? "" : " It asks to come back in " + retryAfter.toSeconds() + " s.";
        return new GraphQlException(kind, server + message + when, retryAfter);
    }

    /** How long the server asks to wait, in seconds or until a date, or null. */
    @CheckForNull
    private static Duration retryAfter(Response failure) {
        String value = failure.header("Retry-After");
        if (value == null) {
            return null;
        }
        if (value.strip().matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(value.strip()));
        }
        Date until = failure.headers().getDate("Retry-After");
        Date now = failure.headers().getDate("Date");
        // The server's own clock counts: it may be another than ours.
        return until == null || now == null || until.before(now)
                ? Duration.ofSeconds(1)
                : Duration.between(now.toInstant(), until.toInstant());
    }

    /** GraphQL servers may send their errors[] with a status of 400 or 401. */
    private static List<String> errorsIn(Response failure) {
        List<String> messages = new ArrayList<>();
        if (failure.code() >= 500 || failure.code() == 429) {
            return messages;
        }
        try {
            JsonNode errors = JSON.readTree(failure.peekBody(ERROR_BODY_BYTES).bytes()).path("errors");
            errors.forEach(error -> messages.add(error.path("message").asText()));
        } catch (IOException e) {
            // Not JSON: the status says it all.
        }
        return messages;
    }
}
