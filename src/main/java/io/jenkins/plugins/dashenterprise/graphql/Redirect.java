package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException.Kind;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Response;

/**
 * An answer that leads elsewhere, where the credentials are not sent: it says something of how the server takes the call.
 *
 * @param to null when it leads to nothing that has an address
 */
record Redirect(
        ServerAddress server, HttpUrl from, @CheckForNull HttpUrl to) {
    private static final String NOT_SENT = ", where the credentials are not sent.";
    private static final String LOOK = " Check that it is Dash Enterprise 4, and what stands in front of it.";
    private static final Pattern LOGIN_PAGE = Pattern.compile(
            "(log|sign)[-_]?(in|on)([-_.].*)?|auth|authorize|sso|saml2?|oauth2?|oidc|openid-connect|cas",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> WAYS_BACK =
            Set.of("next", "return_to", "returnto", "returnurl", "redirect_uri", "samlrequest", "rd", "continue");

    Redirect(ServerAddress server, Response answer) {
        this(server, answer.request().url(), ServerUrl.target(answer, answer.header("Location")));
    }

    GraphQlException refusal() {
        return new GraphQlException(
                Kind.REFUSED, server + " redirects to " + (to == null ? "nowhere." + LOOK : place(to) + meaning(to)));
    }

    /** Where on the server it leads, or null when it leads elsewhere. */
    @CheckForNull
    String pathOnServer() {
        String path =
                to == null || !origin(to).equals(origin(from)) || !to.toString().startsWith(server.url() + "/")
                        ? null
                        : to.toString().substring(server.url().length());
        return path == null || ServerPath.problemWith(path) != null ? null : path;
    }

    /** Where it leads, as a sentence names it. */
    String place() {
        return to == null ? "nowhere" : place(to);
    }

    private String meaning(HttpUrl to) {
        if (!to.host().equals(from.host())) {
            return wantsLogin()
                    ? login()
                    : NOT_SENT + " If that is the server, make it the server's URL in the global configuration.";
        }
        if (path(to).equals(path(from))) {
            return samePage(to);
        }
        return wantsLogin() ? login() : NOT_SENT + LOOK;
    }

    private String samePage(HttpUrl to) {
        if (to.isHttps() != from.isHttps()) {
            return to.isHttps()
                    ? ": it is to be called by https. Make " + origin(to)
                            + " part of the server's URL in the global configuration."
                    : ", where the API key would be sent unencrypted. What stands in front of it does not tell it that it was called by"
                            + " https (X-Forwarded-Proto).";
        }
        return to.encodedPath().equals(from.encodedPath())
                ? ", which is where it was called." + LOOK
                : ", which differs from what was called by the slash at the end only. Correct the path, or what stands in front of the server.";
    }

    private String login() {
        return NOT_SENT + " It wants a log-in: either it does not take the API key of the credentials for "
                + place(from)
                + ", or a proxy or single sign-on in front of it lets no API call through. Have whoever runs it let calls with an API key pass there.";
    }

    /** Whether it leads to something that is named as log-in pages are. */
    boolean wantsLogin() {
        return to != null
                && (to.pathSegments().stream()
                                .anyMatch(segment -> LOGIN_PAGE.matcher(segment).matches()
                                        && !from.pathSegments().contains(segment))
                        || to.queryParameterNames().stream()
                                .anyMatch(name -> WAYS_BACK.contains(name.toLowerCase(Locale.ROOT))));
    }

    private static String path(HttpUrl url) {
        String path = url.encodedPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Without a query, which may hold secrets. */
    private static String place(HttpUrl url) {
        return ForeignText.of(ServerUrl.withoutSecrets(url));
    }

    private static String origin(HttpUrl url) {
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        return ForeignText.of(url.scheme() + "://" + url.host() + (usual ? "" : ":" + url.port()));
    }
}
