package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException.Kind;
import java.time.Duration;
import okhttp3.Response;

/** The sentences for answers whose HTTP status says that there is no result. */
final class HttpFailures {
    private HttpFailures() {}

    static GraphQlException of(ServerAddress server, Response failure) {
        return of(server, failure, Said.body(failure));
    }

    /** @param body its JSON, or null when it has none */
    static GraphQlException of(ServerAddress server, Response failure, @CheckForNull Object body) {
        GraphQlAnswer answer = new GraphQlAnswer(body);
        // GraphQL servers may send their errors with a status of 400 or 401.
        return answer.hasErrors() && failure.code() < 500 && failure.code() != 429
                ? Failures.errors(server, answer.errors())
                : ofStatus(server, failure, Said.in(body));
    }

    private static GraphQlException ofStatus(ServerAddress server, Response failure, Said said) {
        int status = failure.code();
        return switch (status) {
            case 301, 302, 303, 307, 308 -> new Redirect(server, failure).refusal();
            case 401, 403 -> unauthenticated(server, status, said);
            case 404, 405 ->
                new GraphQlException(
                        Kind.REFUSED,
                        server + " has no App Manager API at " + server.graphQlUrl()
                                + " (HTTP " + status + ")" + said.asReason()
                                + " Check the URL; if it is a Dash Enterprise 5, whose API is not published, choose that generation for the server.");
            case 413 ->
                new GraphQlException(
                        Kind.REFUSED,
                        server + " refused the request as too large (HTTP 413)" + said.asReason()
                                + " Shorten what is sent, or raise the limit of the proxy in front of the server.");
            case 407 -> proxyRefuses(server);
            case 429, 503 -> later(server, status, said, RetryAfter.of(failure));
            case 502, 504 ->
                new GraphQlException(
                        Kind.LOST,
                        server + " could not be reached behind its proxy (HTTP " + status + ")" + said.asReason());
            default ->
                status >= 500
                        ? new GraphQlException(
                                Kind.UNUSABLE,
                                server + " failed (HTTP " + status + ")" + said.asReason() + " Its own logs say why.")
                        : new GraphQlException(
                                Kind.REFUSED, server + " refused the request (HTTP " + status + ")" + said.asReason());
        };
    }

    /** The proxy is the one that Jenkins is configured with. */
    static GraphQlException proxyRefuses(ServerAddress server) {
        return new GraphQlException(
                Kind.REFUSED,
                server + ": the proxy of Jenkins does not let the call through (HTTP 407)."
                        + " Check its user name and password under Manage Jenkins > System, or add the server to its no-proxy hosts.");
    }

    /** Whoever answered is not the proxy that Jenkins is configured with, and is not told its password. */
    static GraphQlException notTheProxy(ServerAddress server) {
        return new GraphQlException(
                Kind.REFUSED,
                server + " asks for the login to a proxy (HTTP 407), but is no proxy of Jenkins'"
                        + " configuration. Check what answers at " + server.url()
                        + "; a proxy that stands before it belongs under"
                        + " Manage Jenkins > System.");
    }

    static GraphQlException unauthenticated(ServerAddress server, int status, Said said) {
        GraphQlException login = Failures.login(server, said);
        return login != null
                ? login
                : new GraphQlException(
                        Kind.UNAUTHENTICATED,
                        server + " does not let the user of the credentials in (HTTP " + status + ")" + said.asReason()
                                + " Check that they hold the Dash Enterprise user name and, as the password, the API key.");
    }

    private static GraphQlException later(
            ServerAddress server, int status, Said said, @CheckForNull Duration retryAfter) {
        Kind kind = retryAfter == null ? Kind.LOST : Kind.LATER;
        String message = status == 429 ? " is asked too often (HTTP 429)" : " is not available (HTTP 503)";
        String when = retryAfter == null ? "" : " It asks to come back in " + retryAfter.toSeconds() + " s.";
        return new GraphQlException(kind, server + message + said.asReason() + when, retryAfter);
    }
}
