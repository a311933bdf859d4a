package io.jenkins.plugins.dashenterprise.deploy;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.common.StandardUsernameCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.util.Secret;
import io.jenkins.plugins.dashenterprise.git.GitLogin;
import io.jenkins.plugins.dashenterprise.git.NoLogin;
import io.jenkins.plugins.dashenterprise.git.PasswordLogin;
import io.jenkins.plugins.dashenterprise.git.Remote;
import io.jenkins.plugins.dashenterprise.git.Route;
import io.jenkins.plugins.dashenterprise.git.SshLogin;
import io.jenkins.plugins.dashenterprise.graphql.ServerAddress;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.gitclient.GitHostKeyVerificationConfiguration;

/** Credentials for git: their type decides between HTTPS and SSH. What they hold is checked before they are used. */
record GitCredentials(Session session) {
    static final String MISSING =
            "gitCredentialsId is missing: the user name and the account's password, or an SSH key, that git deploys with";
    private static final String KIND = "user name with password, or SSH user name with private key";

    /** An app's repository on the Dash Enterprise server. */
    Remote app(String app, @CheckForNull String id, int sshPort) throws AbortException {
        if (id == null) {
            throw new AbortException(MISSING + ".");
        }
        GitLogin login = login(id, session.credentials(id, StandardUsernameCredentials.class, KIND));
        ServerAddress server = session.server();
        String url = login instanceof SshLogin
                ? "ssh://" + (server.isFive() ? "git@" : "dokku@") + server.host() + ":" + sshPort + "/" + app
                : server.url() + "/GIT/" + app;
        return remote(url, login);
    }

    /** The repository that the workspace was cloned from, which the job has to name; null when it does not. */
    @CheckForNull
    Remote origin(@CheckForNull String url, @CheckForNull String id) throws AbortException {
        Session.refuse(problemWithOrigin(url, id));
        if (url == null) {
            return null;
        }
        ScmUrl address = ScmUrl.of(url);
        if (id == null) {
            return remote(address.toString(), new NoLogin());
        }
        var credentials = session.credentialsFor(address.domain(), id, StandardUsernameCredentials.class, KIND);
        GitLogin login = login(id, credentials);
        if (address.ssh() != login instanceof SshLogin) {
            throw new AbortException("scmCredentialsId '" + id + "' does not go with scmUrl " + address + ": "
                    + (address.ssh()
                            ? "SSH wants an SSH user name with private key."
                            : "HTTPS wants a user name with password."));
        }
        return remote(address.withUser(credentials.getUsername()).toString(), login);
    }

    /** What is wrong with the two parameters, or null. */
    @CheckForNull
    static String problemWithOrigin(@CheckForNull String url, @CheckForNull String id) {
        if (url == null) {
            return id == null
                    ? null
                    : "scmCredentialsId is set without scmUrl: set that to the address of the repository that they"
                            + " are for, since the one in the workspace may have been changed by the build";
        }
        String problem = ScmUrl.problemWith(url);
        return problem == null && id == null && ScmUrl.of(url).ssh()
                ? "scmUrl by SSH needs scmCredentialsId, an SSH key"
                : problem;
    }

    private Remote remote(String url, GitLogin login) {
        return new Remote(
                url,
                login,
                login instanceof SshLogin
                        ? Route.direct(null)
                        : Route.to(url, session.server().certificates()));
    }

    private GitLogin login(String id, StandardUsernameCredentials credentials) throws AbortException {
        if (credentials instanceof SSHUserPrivateKey key) {
            return ssh(id, key);
        }
        if (credentials instanceof StandardUsernamePasswordCredentials account) {
            return new PasswordLogin(account.getUsername(), account.getPassword());
        }
        throw new AbortException("The credentials '" + id + "' are of another type: " + KIND + " is needed.");
    }

    private SshLogin ssh(String id, SSHUserPrivateKey credentials) throws AbortException {
        var hostKeys = GitHostKeyVerificationConfiguration.get()
                .getSshHostKeyVerificationStrategy()
                .getVerifier();
        SshLogin login = new SshLogin(
                id,
                credentials.getPrivateKeys().stream()
                        .map(Secret::fromString)
                        .collect(Collectors.toCollection(ArrayList::new)),
                credentials.getPassphrase(),
                hostKeys,
                session.listener());
        login.check();
        return login;
    }
}
