package io.jenkins.plugins.dashenterprise.deploy;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.common.StandardUsernameCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.util.Secret;
import io.jenkins.plugins.dashenterprise.git.GitLogin;
import io.jenkins.plugins.dashenterprise.git.PasswordLogin;
import io.jenkins.plugins.dashenterprise.git.SshLogin;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.gitclient.GitHostKeyVerificationConfiguration;

/** Credentials for git: their type decides between HTTPS and SSH. */
record GitCredentials(Session session) {
    static final String MISSING =
            "gitCredentialsId is missing: the user name and the account's password, or an SSH key, that git deploys with";
    private static final String KIND = "user name with password, or SSH user name with private key";

    /** The login to the Dash Enterprise server. */
    GitLogin server(@CheckForNull String id) throws AbortException {
        if (id == null) {
            throw new AbortException(MISSING + ".");
        }
        return login(id, session.credentials(id, StandardUsernameCredentials.class, KIND));
    }

    /** The login to where the workspace was cloned from, whatever server that is; null for null. */
    @CheckForNull
    GitLogin origin(@CheckForNull String id) throws AbortException {
        return id == null ? null : login(id, session.credentialsAnywhere(id, StandardUsernameCredentials.class, KIND));
    }

    private GitLogin login(String id, StandardUsernameCredentials credentials) throws AbortException {
        if (credentials instanceof SSHUserPrivateKey key) {
            return ssh(key);
        }
        if (credentials instanceof StandardUsernamePasswordCredentials account) {
            return new PasswordLogin(account.getUsername(), account.getPassword());
        }
        throw new AbortException("The credentials '" + id + "' are of another type: " + KIND + " is needed.");
    }

    /** Where an app's repository is for those who log in so. */
    String url(GitLogin login, String app, int sshPort) {
        String server = session.server().url();
        return login instanceof SshLogin
                ? "ssh://dokku@" + session.server().host() + ":" + sshPort + "/" + app
                : server + "/GIT/" + app;
    }

    private GitLogin ssh(SSHUserPrivateKey credentials) {
        var hostKeys = GitHostKeyVerificationConfiguration.get().getSshHostKeyVerificationStrategy().getVerifier();
        return new SshLogin(
                credentials.getPrivateKeys().stream().map(Secret::fromString).collect(Collectors.toCollection(ArrayList::new)),
                credentials.getPassphrase(),
                hostKeys,
                session.listener());
    }
}
