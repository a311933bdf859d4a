package io.jenkins.plugins.dashenterprise.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a server answers fits into a JVM of 256 MB, six times at once. */
class SmallMemoryTest {
    private static final String QUERY = "{\"query\":\"{ current { username } }\"}";
    private static final String QUERY_OF_LOGS = "{\"query\":\"{ apps { apps { logs { app } } } }\"}";

    @Test
    void smallBytesThatBecomeLargeObjectsAreRefused(@TempDir Path directory) throws Exception {
        long mebibyte = 1024 * 1024;
        assertRefused(31 * mebibyte, QUERY, "sent more than 4 MiB instead of", directory);
        assertRefused(4 * mebibyte, QUERY, "sent a text of more than 300000 pieces instead of", directory);
        assertRefused(31 * mebibyte, QUERY_OF_LOGS, "sent more than 16 MiB instead of", directory);
        assertRefused(16 * mebibyte, QUERY_OF_LOGS, "sent a text of more than 300000 pieces instead of", directory);
    }

    private static void assertRefused(long bytes, String query, String sentence, Path directory) throws Exception {
        try (DashEnterpriseSimulator server = DashEnterpriseSimulator.start()) {
            server.inject(Faults.nestedBody(bytes).always());
            List<String> sentences = run(server.url(), query, directory);
            assertEquals(6, sentences.size(), sentences::toString);
            assertTrue(sentences.stream().allMatch(each -> each.contains(sentence)), sentences::toString);
        }
    }

    private static List<String> run(String url, String query, Path directory) throws IOException, InterruptedException {
        // Surefire may have put only a jar that names the others on the class path.
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path options = directory.resolve("options");
        Files.writeString(options, "-Xmx256m\n-cp \"" + classPath.replace("\\", "\\\\") + "\"\n");
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + options,
                        SmallMemory.class.getName(),
                        url,
                        query)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertEquals(0, process.waitFor(), Files.readString(output, StandardCharsets.UTF_8));
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }
}
