package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.transport.PacketLineIn.InputOverLimitIOException;

/** What can be wrong between the workspace and a git server, told by the kind of exception and by nothing that somebody says. */
enum Trouble {
    LOGIN(
            "the user name or password of '%s' was not accepted",
            "git wants the account's password, not the API key, and minds case in user names; accounts that log in by SAML"
                    + " or OIDC need an SSH key instead."),
    FORBIDDEN("'%s' may not deploy the app", "Only its owner and administrators may."),
    NO_GIT(
            "there is no git repository",
            "Check the URL of the server, and that it is a Dash Enterprise; on a Dash Enterprise 5 also that the app was created."),
    REFUSED("the server refuses: %s", "Check the app's name, and whether the credentials' user may deploy it."),
    REDIRECT(
            "the server redirects to another address, where the password is not sent (%s)",
            "Correct the server's URL, or see whether a log-in page stands in front of it."),
    TOO_LARGE(
            "the push is too large for the server or for a proxy in front of it (HTTP 413)",
            "Have that limit raised, deploy by SSH, or keep large files out of the repository."),
    STATUS("the server does not take the push (%s)", "See its own logs, or those of a proxy in front of it."),
    UNAVAILABLE("the server, or a proxy in front of it, is out of order (%s)", "Deploy again when it is up."),
    PROXY(
            "the proxy of Jenkins does not let the push through (%s)",
            "Correct its user name and password under Manage Jenkins > System, or add the server to its no-proxy hosts,"
                    + " or deploy by SSH."),
    CERTIFICATE(
            "the server's certificate is not trusted",
            "Choose it, or that of its authority, for the server in the global configuration, add it to the trust store of the"
                    + " Java that runs the agent, or deploy by SSH with an SSH key."),
    OTHER_HOST(
            "the server's certificate is for another host name",
            "Use the name that the certificate is made out to as the server's URL, or have it reissued."),
    TLS("no secure connection came about (%s)", "See that the server's URL has the right scheme and port."),
    UNKNOWN_HOST("the server's name is not known to the agent's network", "Check the URL of the server."),
    NO_CONNECTION("no connection to the server", "Check its address, its port and firewalls between it and the agent."),
    HOST_KEY(
            "the server's SSH host key is not the known one",
            "Add it under Manage Jenkins > Security > Git Host Key Verification Configuration."),
    KEY(
            "the SSH key was not accepted",
            "Its public key has to be among the SSH keys of just one account of the server."),
    NO_HTTP("what answers does not keep to HTTP (%s)", "Check the URL of the server, and what stands in front of it."),
    OTHER("the connection broke off (%s)", "Deploy again.");

    // A gateway that answers with 500 or more may have handed on what it got.
    private static final int GATEWAY = 500;
    // A person might think of these that something had arrived.
    private static final Set<Trouble> UNCLEAR = EnumSet.of(UNAVAILABLE, NO_HTTP, OTHER);
    private static final Set<Trouble> BEFORE_SENDING =
            EnumSet.of(PROXY, CERTIFICATE, OTHER_HOST, UNKNOWN_HOST, NO_CONNECTION);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final String fact;
    private final String advice;

    Trouble(String fact, String advice) {
        this.fact = fact;
        this.advice = advice;
    }

    static Trouble of(Throwable failure) {
        boolean tls = first(failure, SSLException.class) != null;
        return causes(failure)
                .map(Trouble::known)
                .filter(trouble -> trouble != OTHER)
                .findFirst()
                .orElse(tls ? TLS : OTHER);
    }

    /** Whether nothing has come of a push that failed so when it was about to be sent, or had been sent. */
    static boolean isDefinite(Throwable failure) {
        HttpStatusException answer = first(failure, HttpStatusException.class);
        if (answer != null) {
            return answer.status() < GATEWAY;
        }
        return BEFORE_SENDING.contains(of(failure)) || first(failure, SSLHandshakeException.class) != null;
    }

    /** What is wrong, without a full stop. */
    String fact(Throwable failure, Remote remote) {
        String detail = this == LOGIN || this == FORBIDDEN ? remote.login().toString() : reason(failure);
        return String.format(fact, detail);
    }

    /**
     * What to do about it.
     *
     * @param looking whether nothing was to be pushed
     */
    String advice(boolean looking) {
        return !looking && UNCLEAR.contains(this) ? "Nothing was pushed. " + advice : advice;
    }

    /** The words of the exception, which may be a server's. */
    static String reason(Throwable failure) {
        HttpStatusException answer = first(failure, HttpStatusException.class);
        if (answer != null) {
            return ForeignText.of(answer.location() == null ? answer.getMessage() : answer.location());
        }
        Throwable last = causes(failure).reduce((one, next) -> next).orElse(failure);
        return ForeignText.of(
                last.getMessage() == null
                        ? last.getClass().getSimpleName()
                        : last.getMessage().strip());
    }

    private static Trouble known(Throwable failure) {
        if (failure instanceof HttpStatusException answer) {
            return status(answer.status());
        }
        if (failure instanceof SshException ssh) {
            return ssh(ssh.getDisconnectCode());
        }
        if (failure instanceof RefusedException) {
            return REFUSED;
        }
        if (failure instanceof NoGitException
                || failure instanceof PackProtocolException
                || failure instanceof InputOverLimitIOException) {
            return NO_GIT;
        }
        return network(failure);
    }

    private static Trouble network(Throwable failure) {
        if (failure instanceof CertificateException
                || failure instanceof CertPathBuilderException
                || failure instanceof CertPathValidatorException) {
            return CERTIFICATE;
        }
        if (failure instanceof SSLPeerUnverifiedException) {
            return OTHER_HOST;
        }
        if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
            return UNKNOWN_HOST;
        }
        if (failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof SocketTimeoutException) {
            return NO_CONNECTION;
        }
        // OkHttp's own words, after what a proxy said to a CONNECT, and where an answer ends too soon.
        String message = String.valueOf(failure.getMessage());
        if (message.startsWith("Unexpected response code for CONNECT")) {
            return PROXY;
        }
        return failure instanceof ProtocolException && !message.startsWith("unexpected end of stream")
                ? NO_HTTP
                : OTHER;
    }

    private static Trouble status(int status) {
        if (REDIRECTS.contains(status)) {
            return REDIRECT;
        }
        return switch (status) {
            case 401 -> LOGIN;
            case 403 -> FORBIDDEN;
            case 404, 410 -> NO_GIT;
            case 407 -> PROXY;
            case 413 -> TOO_LARGE;
            default -> status >= GATEWAY ? UNAVAILABLE : STATUS;
        };
    }

    private static Trouble ssh(int code) {
        return switch (code) {
            case SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE -> KEY;
            case SshConstants.SSH2_DISCONNECT_HOST_KEY_NOT_VERIFIABLE -> HOST_KEY;
            default -> OTHER;
        };
    }

    @CheckForNull
    private static <T extends IOException> T first(Throwable failure, Class<T> type) {
        return causes(failure)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
