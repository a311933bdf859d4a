package io.jenkins.plugins.dashenterprise;

import com.cloudbees.jenkins.plugins.sshcredentials.impl.BasicSSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.dashenterprise.simulator.GitSsh;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedUser;
import java.security.KeyPair;
import java.util.Base64;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.jenkinsci.plugins.gitclient.GitHostKeyVerificationConfiguration;
import org.jenkinsci.plugins.gitclient.verifier.ManuallyProvidedKeyVerificationStrategy;

/** What Jenkins needs to know for a push by SSH. */
public final class SshKeys {
    private SshKeys() {}

    /** Credentials with a new private key, whose public key a user of the server has. */
    public static void addOf(SimulatedUser user, String id) throws Exception {
        KeyPair key = GitSsh.newKey();
        user.sshKeys(PublicKeyEntry.toString(key.getPublic()) + " " + user.username() + "@jenkins");
        add(id, key);
    }

    /** Credentials with a private key. */
    public static void add(String id, KeyPair key) throws Exception {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(key.getPrivate().getEncoded())
                        .replace("\r", "")
                + "\n-----END PRIVATE KEY-----\n";
        addText(id, pem);
    }

    /** Credentials with any text in the place of a key. */
    public static void addText(String id, String text) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new BasicSSHUserPrivateKey(
                        CredentialsScope.GLOBAL,
                        id,
                        "dokku",
                        new BasicSSHUserPrivateKey.DirectEntryPrivateKeySource(text),
                        null,
                        null));
        SystemCredentialsProvider.getInstance().save();
    }

    /** @param knownHost a line of a known hosts file, of the only server that is trusted */
    public static void trust(String knownHost) {
        GitHostKeyVerificationConfiguration.get()
                .setSshHostKeyVerificationStrategy(new ManuallyProvidedKeyVerificationStrategy(knownHost));
    }
}
