package hudson.util;

import com.thoughtworks.xstream.converters.SingleValueConverter;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import jenkins.model.Jenkins;

/** Encrypts with a key of its own, so that looking for a secret's bytes on disk means something. */
public final class Secret implements Serializable {
    private static final int IV_LENGTH = 16;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret fromString(String plainOrEncrypted) {
        if (plainOrEncrypted == null) {
            return new Secret("");
        }
        Secret decrypted = decrypt(plainOrEncrypted);
        return decrypted == null ? new Secret(plainOrEncrypted) : decrypted;
    }

    public static Secret decrypt(String encrypted) {
        if (encrypted == null || !encrypted.matches("\\{[A-Za-z0-9+/]{44,}={0,2}}")) {
            return null;
        }
        try {
            byte[] payload = Base64.getDecoder().decode(encrypted.substring(1, encrypted.length() - 1));
            byte[] iv = Arrays.copyOf(payload, IV_LENGTH);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, iv).doFinal(payload, IV_LENGTH, payload.length - IV_LENGTH);
            return new Secret(new String(plain, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return null;
        }
    }

    public static String toString(Secret secret) {
        return secret == null ? null : secret.value;
    }

    public String getPlainText() {
        return value;
    }

    public String getEncryptedValue() {
        byte[] iv = new byte[IV_LENGTH];
        new SecureRandom().nextBytes(iv);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, iv).doFinal(value.getBytes(StandardCharsets.UTF_8));
            byte[] payload = Arrays.copyOf(iv, IV_LENGTH + encrypted.length);
            System.arraycopy(encrypted, 0, payload, IV_LENGTH, encrypted.length);
            return "{" + Base64.getEncoder().encodeToString(payload) + "}";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(key(), "AES"), new IvParameterSpec(iv));
        return cipher;
    }

    private static synchronized byte[] key() {
        Path file = Jenkins.get().getRootDir().toPath().resolve("secrets/hudson.util.Secret");
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[16];
                new SecureRandom().nextBytes(key);
                Files.createDirectories(file.getParent());
                Files.write(file, key);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As in Jenkins, the plain text: who concatenates a Secret shows it. */
    @Override
    public String toString() {
        return value;
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof Secret other && value.equals(other.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    public static final class ConverterImpl implements SingleValueConverter {
        @Override
        @SuppressWarnings("rawtypes")
        public boolean canConvert(Class type) {
            return type == Secret.class;
        }

        @Override
        public String toString(Object secret) {
            return ((Secret) secret).getEncryptedValue();
        }

        @Override
        public Object fromString(String text) {
            return Secret.fromString(text);
        }
    }
}
