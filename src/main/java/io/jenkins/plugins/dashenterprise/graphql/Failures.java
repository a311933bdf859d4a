package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.api.ApolloResponse;
import com.apollographql.apollo.api.Error;
import com.apollographql.apollo.exception.ApolloNetworkException;
import com.apollographql.apollo.exception.JsonDataException;
import com.apollographql.apollo.exception.JsonEncodingException;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.AnswerCheck.UnusableAnswer;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException.Kind;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Turns what went wrong in a call into a sentence that says what, where, and what to do about it. */
final class Failures {
    private Failures() {}

    static GraphQlException of(ServerAddress server, ApolloResponse<?> response) {
        if (response.exception != null) {
            return of(server, response.exception);
        }
        return response.errors == null
                ? notGraphQl(server, "an answer without data")
                : errors(server, response.errors.stream().map(Error::getMessage).toList());
    }

    static GraphQlException of(ServerAddress server, Throwable failure) {
        GraphQlException known = cause(failure, GraphQlException.class);
        return known == null ? network(server, failure) : known;
    }

    /** The server executed, or refused to execute, the operation and says why not. */
    static GraphQlException errors(ServerAddress server, List<String> messages) {
        String said = ForeignText.of(messages.stream().map(Failures::sentence).distinct().collect(Collectors.joining(" ")));
        if (said.contains("Bad API key")) {
            return new GraphQlException(Kind.UNAUTHENTICATED, server + " does not accept the API key (\"Bad API key\")."
                    + " Take the key from \"Manage API Key\" in the user menu of Dash Enterprise and put it into the"
                    + " credentials as their password; it is not the account's password.");
        }
        if (said.contains("No such user")) {
            return new GraphQlException(Kind.UNAUTHENTICATED, server + " does not know the user name of the credentials"
                    + " (\"No such user\"). It is the Dash Enterprise user name, in the same upper and lower case.");
        }
        if (said.contains("401 Unauthorized")) {
            // Also the answer to somebody who is known, but may not ask this.
            return new GraphQlException(Kind.ERRORS, HttpFailures.unauthenticated(server, 401).getMessage());
        }
        if (Since.isUnknown(said)) {
            return new GraphQlException(Kind.REFUSED, server + " answered with an error: " + said + Since.explain(said)
                    + " The server is older or newer than the operation; \"Test Connection\" in the global configuration lists"
                    + " what it lacks.");
        }
        return new GraphQlException(Kind.ERRORS, server + " answered with an error: " + said);
    }

    /** There is an answer, but not one of the App Manager API. */
    static GraphQlException notGraphQl(ServerAddress server, String instead) {
        return new GraphQlException(Kind.UNUSABLE, server + " sent " + instead + " instead of an answer of the App Manager API."
                + " Check that " + server.graphQlUrl() + " is Dash Enterprise 4 and that no proxy or login page stands in front of it.");
    }

    private static GraphQlException network(ServerAddress server, Throwable failure) {
        UnusableAnswer unusable = cause(failure, UnusableAnswer.class);
        if (unusable != null) {
            return notGraphQl(server, unusable.getMessage());
        }
        if (cause(failure, UnknownHostException.class) != null) {
            return new GraphQlException(Kind.NOT_SENT, server + ": the host name is unknown."
                    + " Check the server's URL in the global configuration and the name service of the Jenkins controller.");
        }
        if (cause(failure, SSLException.class) != null) {
            return tls(server, failure);
        }
        if (cause(failure, ConnectException.class) != null || cause(failure, NoRouteToHostException.class) != null) {
            return new GraphQlException(Kind.NOT_SENT, server + " does not accept connections."
                    + " Check that it is running and that the Jenkins controller can reach it (firewall, proxy).");
        }
        if (cause(failure, SocketTimeoutException.class) != null) {
            return new GraphQlException(Kind.NOT_SENT, server + " could not be connected to within "
                    + server.connectTimeoutSeconds() + " s. Check that the Jenkins controller can reach it (firewall, proxy).");
        }
        if (String.valueOf(failure.getMessage()).contains("authenticate with proxy")) {
            return HttpFailures.proxyRefuses(server);
        }
        if (cause(failure, JsonDataException.class) != null || cause(failure, JsonEncodingException.class) != null) {
            return notGraphQl(server, "something else");
        }
        if (cause(failure, IOException.class) != null) {
            return new GraphQlException(Kind.LOST, server + " broke off the connection before its answer was complete.");
        }
        return notGraphQl(server, "something else");
    }

    private static GraphQlException tls(ServerAddress server, Throwable failure) {
        if (cause(failure, SSLPeerUnverifiedException.class) != null) {
            return new GraphQlException(Kind.REFUSED, server + ": its TLS certificate is for another host name."
                    + " Use the name that the certificate is made out to as the server's URL, or have it reissued.");
        }
        if (cause(failure, CertificateException.class) != null) {
            String detail = ForeignText.of(root(failure).getMessage());
            return new GraphQlException(Kind.REFUSED, server + ": its TLS certificate is not trusted (" + detail + ")."
                    + " See that it has not expired, and choose it, or that of its authority, for the server in the global configuration"
                    + " (a secret file in PEM form), or import it into the trust store of the JVM that runs Jenkins.");
        }
        return cause(failure, SSLHandshakeException.class) != null
                ? new GraphQlException(Kind.NOT_SENT, server + ": no TLS connection came about ("
                        + ForeignText.of(root(failure).getMessage()) + "). Check that the URL's port speaks https.")
                : new GraphQlException(Kind.LOST, server + " broke off the TLS connection.");
    }

    static GraphQlException outOfTime(ServerAddress server) {
        return new GraphQlException(Kind.UNUSABLE, server + " did not answer before the time limit of the step was over."
                + " It may be overloaded; allow more with timeoutMinutes.");
    }

    static GraphQlException timeout(ServerAddress server) {
        return new GraphQlException(Kind.UNUSABLE, server + " did not answer within " + server.callTimeoutSeconds()
                + " s. It may be overloaded; the time limit is in the global configuration.");
    }

    private static String sentence(@CheckForNull String message) {
        String text = message == null || message.isBlank() ? "(no message)" : message.strip();
        return text.endsWith(".") ? text : text + ".";
    }

    @CheckForNull
    private static <T extends Throwable> T cause(Throwable failure, Class<T> type) {
        for (Throwable t = failure; t != null; t = next(t)) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = next(failure);
        return cause == null ? failure : root(cause);
    }

    @CheckForNull
    private static Throwable next(Throwable failure) {
        return failure instanceof ApolloNetworkException network && network.getPlatformCause() instanceof Throwable cause
                ? cause
                : failure.getCause();
    }
}
