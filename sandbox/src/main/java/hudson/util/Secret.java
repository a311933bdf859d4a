package hudson.util;

import com.thoughtworks.xstream.converters.basic.AbstractSingleValueConverter;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.SecretKeySpec;
import jenkins.model.Jenkins;

/** Encrypts, though not as well as Jenkins, so that looking for a secret's bytes on disk means something. */
public final class Secret implements Serializable {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret fromString(String data) {
        if (data == null || !data.matches("\\{[A-Za-z0-9+/]{22,}={0,2}}")) {
            return new Secret(data == null ? "" : data);
        }
        byte[] encrypted = Base64.getDecoder().decode(data.substring(1, data.length() - 1));
        return new Secret(new String(crypt(Cipher.DECRYPT_MODE, encrypted), StandardCharsets.UTF_8));
    }

    public static String toString(Secret secret) {
        return secret == null ? null : secret.value;
    }

    public String getPlainText() {
        return value;
    }

    public String getEncryptedValue() {
        byte[] encrypted = crypt(Cipher.ENCRYPT_MODE, value.getBytes(StandardCharsets.UTF_8));
        return "{" + Base64.getEncoder().encodeToString(encrypted) + "}";
    }

    private static synchronized byte[] crypt(int mode, byte[] data) {
        Path key = Jenkins.get().getRootDir().toPath().resolve("secrets/hudson.util.Secret");
        try {
            if (!Files.exists(key)) {
                Files.createDirectories(key.getParent());
                Files.write(key, KeyGenerator.getInstance("AES").generateKey().getEncoded());
            }
            Cipher cipher = Cipher.getInstance("AES");
            cipher.init(mode, new SecretKeySpec(Files.readAllBytes(key), "AES"));
            return cipher.doFinal(data);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As in Jenkins, the plain text: who concatenates a Secret shows it. */
    @Override
    public String toString() {
        return value;
    }

    static final class ConverterImpl extends AbstractSingleValueConverter {
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
