package io.jenkins.plugins.dashenterprise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Searches everything under JENKINS_HOME, byte by byte. */
public final class FilesWithSecrets {
    private FilesWithSecrets() {}

    /** The files that hold one of the secrets, without the secret; again from the beginning when one is renamed meanwhile. */
    public static List<String> in(Path home, List<String> secrets) throws IOException {
        while (true) {
            try {
                return search(home, secrets);
            } catch (NoSuchFileException | UncheckedIOException e) {
                // Jenkins writes to a temporary file, which it renames.
                if (!Files.isDirectory(home)) {
                    throw e;
                }
            }
        }
    }

    private static List<String> search(Path home, List<String> secrets) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (secrets.stream().anyMatch(bytes::contains)) {
                    found.add(home.relativize(file) + " holds a secret");
                }
            }
        }
        return found;
    }
}
