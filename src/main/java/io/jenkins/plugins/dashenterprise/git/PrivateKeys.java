package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.util.Secret;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.sshd.common.util.security.SecurityUtils;

/**
 * Private keys as credentials hold them.
 *
 * @param credentialsId whose they are
 * @param passphrase of all of them, or null
 */
record PrivateKeys(
        String credentialsId,
        List<Secret> texts,
        @CheckForNull Secret passphrase) {
    private static final Pattern PUBLIC =
            Pattern.compile("(?:ssh-|ecdsa-|sk-)\\S+ AAAA.*|-+ ?BEGIN (?:SSH2 )?PUBLIC KEY.*");
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----");
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String ED25519 = "ssh-ed25519";

    /**
     * The keys, of which there is at least one.
     *
     * @throws AbortException that says what is wrong with what is there instead
     */
    List<KeyPair> read() throws AbortException {
        List<KeyPair> pairs = new ArrayList<>();
        for (Secret text : texts) {
            pairs.addAll(read(keyLines(text.getPlainText())));
        }
        if (pairs.isEmpty()) {
            throw refused("they are empty");
        }
        return pairs;
    }

    /** From where a key begins, if one does: files may have other parts before it, such as a certificate. */
    private static List<String> keyLines(String text) {
        List<String> lines = text.replace(BYTE_ORDER_MARK, "")
                .strip()
                .lines()
                .map(String::strip)
                .toList();
        long others =
                lines.stream().takeWhile(line -> !BEGIN.matcher(line).matches()).count();
        return others == lines.size() ? lines : lines.subList((int) others, lines.size());
    }

    private List<KeyPair> read(List<String> lines) throws AbortException {
        String problem = problemWith(lines);
        if (problem != null) {
            throw refused(problem);
        }
        AtomicBoolean encrypted = new AtomicBoolean();
        Exception failure = null;
        var text = new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            Iterable<KeyPair> found =
                    SecurityUtils.loadKeyPairIdentities(null, () -> "key", text, (session, resource, attempt) -> {
                        encrypted.set(true);
                        return Secret.toString(passphrase);
                    });
            if (found != null) {
                List<KeyPair> pairs = new ArrayList<>();
                found.forEach(pairs::add);
                return pairs;
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            failure = e;
        }
        throw refused(reason(String.join("", lines), encrypted.get(), failure));
    }

    @CheckForNull
    private static String problemWith(List<String> lines) {
        if (lines.isEmpty()) {
            return "they are empty";
        }
        String first = lines.get(0);
        if (PUBLIC.matcher(first).matches()) {
            return "they hold a public key; the private one is in the file without .pub";
        }
        if (first.startsWith("PuTTY-User-Key-File")) {
            return "they hold a key in PuTTY's form; have PuTTYgen export it as an OpenSSH key";
        }
        boolean begins = BEGIN.matcher(first).matches();
        if (!begins && first.startsWith("-----BEGIN ") && first.contains(" PRIVATE KEY-----")) {
            return "the line breaks of the key are missing; paste the file as it is";
        }
        if (!begins) {
            return "the first line is not -----BEGIN … PRIVATE KEY-----; paste the whole file, with its first and last line";
        }
        return lines.get(lines.size() - 1).startsWith("-----END ")
                ? null
                : "the last line is not -----END … PRIVATE KEY-----; paste the whole file, with its first and last line";
    }

    private String reason(String text, boolean encrypted, @CheckForNull Exception failure) {
        if (encrypted || text.startsWith("-----BEGIN ENCRYPTED")) {
            return passphrase == null || passphrase.getPlainText().isEmpty()
                    ? "the key is encrypted, and the credentials have no passphrase"
                    : "the passphrase of the credentials does not open the key"
                            + (encrypted
                                    ? ""
                                    : ", or the Java here does not know its form; have ssh-keygen -p write it anew");
        }
        if (!SecurityUtils.isEDDSACurveSupported() && isEd25519(text)) {
            return "the Java here knows no Ed25519 keys; install the plugin EDDSA API, or use an RSA or ECDSA key";
        }
        // Other messages may quote the key.
        return "the key is damaged, or of a type that the Java here does not know"
                + (failure instanceof NoSuchAlgorithmException
                        ? " (" + ForeignText.of(failure.getMessage()) + ")"
                        : "");
    }

    /** Its type is told in the clear, in OpenSSH's own form and, as a number, in the other one. */
    private static boolean isEd25519(String text) {
        String base64 = text.replaceAll("-----[^-]*-----", "");
        try {
            byte[] key = Base64.getMimeDecoder().decode(base64);
            String bytes = new String(key, StandardCharsets.ISO_8859_1);
            return bytes.contains(ED25519) || bytes.contains("\u0006\u0003\u002b\u0065\u0070");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private AbortException refused(String reason) {
        return new AbortException(
                "The credentials '" + credentialsId + "' hold no private key in OpenSSH or PEM form: " + reason + ".");
    }
}
