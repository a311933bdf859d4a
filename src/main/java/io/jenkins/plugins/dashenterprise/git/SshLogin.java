package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.TaskListener;
import hudson.util.Secret;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jenkinsci.plugins.gitclient.verifier.HostKeyVerifierFactory;

/**
 * Private keys, for SSH; whether the server is the right one is checked as Jenkins' git host key verification says.
 *
 * @param keys each in the text form of OpenSSH or PEM
 * @param passphrase of the keys, or null
 */
public record SshLogin(
        ArrayList<Secret> keys, @CheckForNull Secret passphrase, HostKeyVerifierFactory hostKeys, TaskListener listener)
        implements GitLogin {

    @Override
    public void applyTo(Transport transport) {
        if (transport instanceof SshTransport ssh) {
            ssh.setSshSessionFactory(sessions());
        }
    }

    private SshdSessionFactory sessions() {
        File directory = hostKeys.getKnownHostsFile().getAbsoluteFile().getParentFile();
        return new SshdSessionFactoryBuilder()
                .setHomeDirectory(directory)
                .setSshDirectory(directory)
                // The configuration and the keys of the agent's own user have no say.
                .setConfigStoreFactory((home, file, user) -> null)
                .setDefaultKeysProvider(home -> keyPairs())
                .setPreferredAuthentications("publickey")
                .setServerKeyDatabase((home, ssh) -> hostKeys.forJGit(listener).getServerKeyDatabase())
                .build(null);
    }

    private List<KeyPair> keyPairs() {
        List<KeyPair> pairs = new ArrayList<>();
        for (Secret key : keys) {
            var text = new ByteArrayInputStream(key.getPlainText().getBytes(StandardCharsets.UTF_8));
            try {
                SecurityUtils.loadKeyPairIdentities(null, () -> "key", text, (session, resource, attempt) -> Secret.toString(passphrase))
                        .forEach(pairs::add);
            } catch (GeneralSecurityException e) {
                throw new UncheckedIOException(new IOException("The private key cannot be read: " + e.getMessage(), e));
            } catch (IOException e) {
                throw new UncheckedIOException("The private key cannot be read: " + e.getMessage(), e);
            }
        }
        return pairs;
    }

    @Override
    public String toString() {
        return "the private key";
    }
}
