package io.jenkins.plugins.dashenterprise.views;

import hudson.XmlFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One small file for each app, so that a deploy writes no more than that.
 *
 * @param type what the files hold
 */
public record AppFiles<T>(File directory, Class<T> type) {
    private static final Logger LOGGER = Logger.getLogger(AppFiles.class.getName());
    private static final String ENDING = ".xml";

    /** All that can be read; what cannot is told to administrators and left where it is. */
    public List<T> read() {
        List<T> apps = new ArrayList<>();
        File[] files = directory.listFiles((folder, name) -> name.endsWith(ENDING));
        for (File file : files == null ? new File[0] : files) {
            try {
                Object app = new XmlFile(file).read();
                if (type.isInstance(app)) {
                    apps.add(type.cast(app));
                }
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.WARNING, "What is known of an app cannot be read from " + file, e);
            }
        }
        return apps;
    }

    public void write(String key, T app) throws IOException {
        file(key).write(app);
    }

    public void delete(String key) throws IOException {
        file(key).delete();
    }

    private XmlFile file(String key) {
        return new XmlFile(new File(directory, hash(key) + ENDING));
    }

    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
