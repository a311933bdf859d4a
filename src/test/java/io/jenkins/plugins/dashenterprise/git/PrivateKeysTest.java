package io.jenkins.plugins.dashenterprise.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.util.Secret;
import io.jenkins.plugins.dashenterprise.simulator.GitSsh;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What SSH credentials may hold, and what is said of the rest before anything is connected to. A Secret needs a Jenkins. */
@WithJenkins
class PrivateKeysTest {
    private static final String PASSPHRASE = "open sesame";
    private static KeyPair rsa;
    private static KeyPair ed25519;

    @BeforeAll
    static void generate() throws Exception {
        rsa = GitSsh.newKey();
        ed25519 = GitSsh.newEd25519Key();
    }

    @BeforeEach
    void start(JenkinsRule jenkins) {}

    @Test
    void readsKeysOfAllKindsAndForms() throws Exception {
        KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
        curve.initialize(256);
        KeyPair ecdsa = curve.generateKeyPair();
        for (KeyPair pair : List.of(rsa, ecdsa, ed25519)) {
            assertReads(pair, openSsh(pair, null), null);
            assertReads(pair, openSsh(pair, PASSPHRASE), PASSPHRASE);
            assertReads(pair, "\n  " + openSsh(pair, null).replace("\n", "\r\n  ") + "\n\n", "not needed");
        }
        assertReads(rsa, pem("PRIVATE KEY", rsa.getPrivate().getEncoded()), null);
    }

    @Test
    void readsAKeyBehindWhatFilesHaveBeforeIt() throws Exception {
        String key = pem("PRIVATE KEY", rsa.getPrivate().getEncoded());
        assertReads(rsa, pem("CERTIFICATE", new byte[] {1, 2, 3}) + "\n" + key, null);
        assertReads(rsa, "Bag Attributes\n    friendlyName: ci\n" + key, null);
        assertReads(rsa, "\ufeff" + key, null);
    }

    @Test
    void readsSeveralKeys() throws Exception {
        List<KeyPair> read =
                keys(null, openSsh(rsa, null), openSsh(ed25519, null)).read();
        assertEquals(
                List.of(rsa.getPublic(), ed25519.getPublic()),
                read.stream().map(KeyPair::getPublic).toList());
        assertRefused("they are empty", keys(null, openSsh(rsa, null), ""));
    }

    @Test
    void saysWhatElseThereIs() throws Exception {
        String key = openSsh(rsa, null);
        assertRefused("they are empty", keys(null));
        assertRefused("they are empty", keys(null, ""));
        assertRefused("they are empty", keys(null, " \n\t\n"));
        String open = PublicKeyEntry.toString(rsa.getPublic()) + " ada@laptop";
        assertRefused("they hold a public key; the private one is in the file without .pub", keys(null, open));
        assertRefused(
                "they hold a public key; the private one is in the file without .pub",
                keys(null, PublicKeyEntry.toString(ed25519.getPublic())));
        assertRefused(
                "they hold a public key; the private one is in the file without .pub",
                keys(null, "---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----"));
        assertRefused(
                "they hold a public key; the private one is in the file without .pub",
                keys(null, pem("PUBLIC KEY", rsa.getPublic().getEncoded())));
        assertRefused(
                "they hold a key in PuTTY's form; have PuTTYgen export it as an OpenSSH key",
                keys(null, "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n"));
        String first =
                "the first line is not -----BEGIN … PRIVATE KEY-----; paste the whole file, with its first and last line";
        assertRefused(first, keys(null, Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8))));
        assertRefused(first, keys(null, key.substring(key.indexOf('\n') + 1)));
        assertRefused(first, keys(null, "hunter2"));
        assertRefused(first, keys(null, pem("CERTIFICATE", new byte[] {1, 2, 3})));
        String broken = "the line breaks of the key are missing; paste the file as it is";
        assertRefused(broken, keys(null, key.replace("\n", " ")));
        assertRefused(broken, keys(null, key.replace("\n", "\\n")));
        assertRefused(
                "the last line is not -----END … PRIVATE KEY-----; paste the whole file, with its first and last line",
                keys(null, key.substring(0, key.length() / 2)));
    }

    @Test
    void saysThatAKeyIsDamagedWithoutQuotingIt() throws Exception {
        String key = openSsh(rsa, null);
        List<String> damaged = List.of(
                key.replaceFirst("\n.{70}\n", "\n"),
                pem("OPENSSH PRIVATE KEY", "hunter2hunter2hunter2".getBytes(StandardCharsets.UTF_8)),
                pem("OPENSSH PRIVATE KEY", "openssh-key-v1\0hunter2hunter2hunter2".getBytes(StandardCharsets.UTF_8)),
                "-----BEGIN OPENSSH PRIVATE KEY-----\n\n-----END OPENSSH PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nhunter2 is no base64 !\n-----END RSA PRIVATE KEY-----",
                pem("RSA PRIVATE KEY", "hunter2hunter2".getBytes(StandardCharsets.UTF_8)),
                pem("PRIVATE KEY", new byte[100]),
                pem("UNHEARD OF PRIVATE KEY", new byte[100]));
        for (String text : damaged) {
            String message = refused(keys(null, text));
            assertTrue(
                    message.startsWith(
                            "The credentials 'dash-ssh' hold no private key in OpenSSH or PEM form: the key is damaged, or of a type"),
                    message);
            assertFalse(message.contains("hunter2") || message.contains("6875"), message);
        }
    }

    @Test
    void saysWhatIsWrongWithThePassphrase() throws Exception {
        for (KeyPair pair : List.of(rsa, ed25519)) {
            assertRefused(
                    "the key is encrypted, and the credentials have no passphrase",
                    keys(null, openSsh(pair, PASSPHRASE)));
            assertRefused(
                    "the key is encrypted, and the credentials have no passphrase",
                    keys("", openSsh(pair, PASSPHRASE)));
            assertRefused(
                    "the passphrase of the credentials does not open the key",
                    keys("wrong", openSsh(pair, PASSPHRASE)));
        }
        String pkcs8 = pem("ENCRYPTED PRIVATE KEY", encrypted(rsa));
        assertRefused("the key is encrypted, and the credentials have no passphrase", keys(null, pkcs8));
        assertTrue(refused(keys("wrong", pkcs8)).contains("the passphrase of the credentials does not open the key"));
    }

    private static void assertReads(KeyPair pair, String text, @CheckForNull String passphrase) throws Exception {
        List<KeyPair> read = keys(passphrase, text).read();
        assertEquals(
                List.of(PublicKeyEntry.toString(pair.getPublic())),
                read.stream()
                        .map(each -> PublicKeyEntry.toString(each.getPublic()))
                        .toList());
    }

    private static void assertRefused(String reason, PrivateKeys keys) {
        assertEquals(
                "The credentials 'dash-ssh' hold no private key in OpenSSH or PEM form: " + reason + ".",
                refused(keys));
    }

    private static String refused(PrivateKeys keys) {
        return assertThrows(AbortException.class, keys::read).getMessage();
    }

    private static PrivateKeys keys(@CheckForNull String passphrase, String... texts) {
        List<Secret> secrets = new ArrayList<>();
        for (String text : texts) {
            secrets.add(Secret.fromString(text));
        }
        return new PrivateKeys("dash-ssh", secrets, passphrase == null ? null : Secret.fromString(passphrase));
    }

    private static String openSsh(KeyPair pair, @CheckForNull String passphrase) throws Exception {
        OpenSSHKeyEncryptionContext encryption = null;
        if (passphrase != null) {
            encryption = new OpenSSHKeyEncryptionContext();
            encryption.setCipherType("256");
            encryption.setPassword(passphrase);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "ada@laptop", encryption, text);
        return text.toString(StandardCharsets.UTF_8);
    }

    private static byte[] encrypted(KeyPair pair) throws Exception {
        String algorithm = "PBEWithSHA1AndDESede";
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(PASSPHRASE.toCharArray())));
        AlgorithmParameters parameters = cipher.getParameters();
        return new EncryptedPrivateKeyInfo(
                        parameters, cipher.doFinal(pair.getPrivate().getEncoded()))
                .getEncoded();
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }
}
