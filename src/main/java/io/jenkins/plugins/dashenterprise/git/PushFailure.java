package io.jenkins.plugins.dashenterprise.git;

import hudson.AbortException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;

/** Why a push did not come about at all, in words that say the way out. */
record PushFailure(String url, GitLogin login) {

    AbortException explained(Throwable failure, List<String> output) {
        String start = "the push to " + url + " failed: ";
        List<String> said = new ArrayList<>(output);
        causes(failure).map(Throwable::getMessage).filter(Objects::nonNull).forEach(said::add);
        return known(failure, String.join("\n", said))
                .map(sentence -> new AbortException(start + sentence))
                .orElseGet(() -> new LostPushException(start + Decline.cause(said, failure.toString()).replaceFirst("\\.?$", ".")));
    }

    private Optional<String> known(Throwable failure, String said) {
        String found = null;
        if (said.contains("not authorized") || said.contains("authentication not supported")) {
            found = "the user name or password of '" + login + "' was not accepted. git wants the account's password, not the"
                    + " API key, and minds case in user names; accounts that log in by SAML need an SSH key instead.";
        } else if (said.contains("not permitted on")) {
            found = "'" + login + "' may not deploy the app. Only its owner and administrators may.";
        } else if (has(failure, NoRemoteRepositoryException.class) || said.contains("smart HTTP")) {
            found = "there is no git repository. Check the URL of the server, and that it is a Dash Enterprise.";
        } else if (said.contains("through proxy") || said.contains("Proxy Authentication Required")) {
            found = "the proxy of Jenkins does not let the push through. If it wants a user name, Java does not give it one for"
                    + " https unless the agent's Java runs with -Djdk.http.auth.tunneling.disabledSchemes=; add the server to the"
                    + " no-proxy hosts under Manage Jenkins > System, or deploy by SSH.";
        } else if (said.contains("Cannot redirect")) {
            found = "the server redirects to another address, where the password is not sent. Correct the server's URL.";
        } else if (has(failure, SSLException.class)) {
            found = "the server's certificate is not trusted. Choose it, or that of its authority, for the server in the global"
                    + " configuration, add it to the trust store of the Java that runs the agent, or deploy by SSH with an SSH key.";
        } else if (has(failure, UnknownHostException.class)) {
            found = "the server's name is not known to the agent's network.";
        } else if (has(failure, ConnectException.class)) {
            found = "no connection to the server. Check its address, its port and firewalls between it and the agent.";
        } else if (said.contains("Server key did not validate") || said.contains("server key")) {
            found = "the server's SSH host key is not the known one. Add it under Manage Jenkins > Security >"
                    + " Git Host Key Verification Configuration.";
        } else if (said.contains("Cannot log in at") || said.contains("private key")) {
            found = "the SSH key was not accepted. Its public key has to be among the SSH keys of just one account of the"
                    + " server, and a passphrase has to be in the credentials.";
        } else if (has(failure, MissingObjectException.class)) {
            found = "the workspace's repository lacks some of its objects. Check out without a partial clone.";
        }
        return Optional.ofNullable(found);
    }

    private static boolean has(Throwable failure, Class<? extends IOException> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
    }
}
