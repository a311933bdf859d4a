package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.TaskListener;
import hudson.util.Secret;
import java.io.File;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jenkinsci.plugins.gitclient.verifier.HostKeyVerifierFactory;

/**
 * Private keys, for SSH; whether the server is the right one is checked as Jenkins' git host key verification says.
 *
 * @param credentialsId that hold them
 * @param keys each in the text form of OpenSSH or PEM
 * @param passphrase of the keys, or null
 */
public record SshLogin(
        String credentialsId,
        ArrayList<Secret> keys,
        @CheckForNull Secret passphrase,
        HostKeyVerifierFactory hostKeys,
        TaskListener listener)
        implements GitLogin {

    /** Refuses what is no private key. */
    public void check() throws AbortException {
        new PrivateKeys(credentialsId, keys, passphrase).read();
    }

    @Override
    public GitService open(Remote remote, String service, Duration limit) throws IOException {
        return new SshService(
                remote, service, sessions(new PrivateKeys(credentialsId, keys, passphrase).read()), limit);
    }

    @Override
    public String toString() {
        return "the private key of " + credentialsId;
    }

    private SshdSessionFactory sessions(List<KeyPair> pairs) {
        File directory = hostKeys.getKnownHostsFile().getAbsoluteFile().getParentFile();
        return new SshdSessionFactoryBuilder()
                .setHomeDirectory(directory)
                .setSshDirectory(directory)
                // The configuration and the keys of the agent's own user have no say.
                .setConfigStoreFactory((home, file, user) -> null)
                .setConnectorFactory(null)
                .setDefaultKeysProvider(home -> pairs)
                .setPreferredAuthentications("publickey")
                .setServerKeyDatabase((home, ssh) -> hostKeys.forJGit(listener).getServerKeyDatabase())
                .build(null);
    }
}
