package io.jenkins.plugins.dashenterprise.graphql;

import io.jenkins.plugins.dashenterprise.graphql.GraphQlException.Kind;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.zip.DataFormatException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** The sentences for calls that got no answer at all, or not the whole of it. */
final class NetworkFailures {
    private static final String TUNNEL_REFUSED = "Unexpected response code for CONNECT: ";

    private NetworkFailures() {}

    static GraphQlException of(ServerAddress server, Throwable failure) {
        if (Causes.find(failure, UnknownHostException.class) != null) {
            return new GraphQlException(
                    Kind.NOT_SENT,
                    server + ": the host name is unknown."
                            + " Check the server's URL in the global configuration and the name service of the Jenkins controller.");
        }
        if (Causes.find(failure, SSLException.class) != null) {
            return tls(server, failure);
        }
        if (Causes.find(failure, ConnectException.class) != null
                || Causes.find(failure, NoRouteToHostException.class) != null) {
            return new GraphQlException(
                    Kind.NOT_SENT,
                    server + " does not accept connections."
                            + " Check that it is running and that the Jenkins controller can reach it (firewall, proxy).");
        }
        if (Causes.find(failure, SocketTimeoutException.class) != null) {
            return new GraphQlException(
                    Kind.NOT_SENT,
                    server + " could not be connected to within " + server.connectTimeoutSeconds()
                            + " s. Check that the Jenkins controller can reach it (firewall, proxy).");
        }
        Throwable root = Causes.root(failure);
        String message = String.valueOf(root.getMessage());
        return isGarbled(root, message)
                ? Failures.notGraphQl(server, "an answer that cannot be read (" + ForeignText.of(message) + ")")
                : brokenOff(server, message);
    }

    /** Whether an answer came that breaks the rules of HTTP, or is packed in another way than it says. */
    private static boolean isGarbled(Throwable root, String message) {
        return root instanceof DataFormatException
                || message.contains(": actual 0x")
                || root instanceof ProtocolException
                        && !message.startsWith("unexpected end of stream")
                        && !message.startsWith("Unexpected status line");
    }

    /** OkHttp tells these apart by their messages only. */
    private static GraphQlException brokenOff(ServerAddress server, String message) {
        if (message.contains("authenticate with proxy")) {
            return HttpFailures.proxyRefuses(server);
        }
        if (message.startsWith(TUNNEL_REFUSED)) {
            String status = message.substring(TUNNEL_REFUSED.length());
            return new GraphQlException(
                    status.startsWith("5") ? Kind.NOT_SENT : Kind.REFUSED,
                    server
                            + ": the proxy of Jenkins does not lead there (HTTP " + ForeignText.of(status)
                            + "). Ask those who run the proxy, or add the server"
                            + " to its no-proxy hosts under Manage Jenkins > System.");
        }
        return message.startsWith("Unexpected status line")
                ? Failures.notGraphQl(server, "something that is not HTTP")
                : new GraphQlException(Kind.LOST, server + " broke off the connection before its answer was complete.");
    }

    private static GraphQlException tls(ServerAddress server, Throwable failure) {
        String detail = ForeignText.of(Causes.root(failure).getMessage());
        if (Causes.find(failure, SSLPeerUnverifiedException.class) != null) {
            return new GraphQlException(
                    Kind.REFUSED,
                    server + ": its TLS certificate is for another host name."
                            + " Use the name that the certificate is made out to as the server's URL, or have it reissued.");
        }
        if (Causes.find(failure, CertificateException.class) != null) {
            return new GraphQlException(
                    Kind.REFUSED,
                    server + ": its TLS certificate is not trusted (" + detail + ")."
                            + " See that it has not expired, and choose it, or that of its authority, for the server in the global configuration"
                            + " (a secret file in PEM form), or import it into the trust store of the JVM that runs Jenkins.");
        }
        boolean handshake = Causes.find(failure, SSLHandshakeException.class) != null
                || detail.contains("unrecognized SSL message");
        return handshake
                ? new GraphQlException(
                        Kind.NOT_SENT,
                        server + ": no TLS connection came about (" + detail
                                + "). Check that the URL's port speaks https.")
                : new GraphQlException(Kind.LOST, server + " broke off the TLS connection.");
    }
}
