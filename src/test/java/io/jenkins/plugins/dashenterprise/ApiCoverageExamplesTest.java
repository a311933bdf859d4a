package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.simulator.SimulatedUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of docs/API-COVERAGE.md work as pasted, whichever there are. */
class ApiCoverageExamplesTest extends DashTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)### ([^\n]+)\n(?:(?!###).)*?```groovy\n(.*?)```");
    private static final Pattern MUTATION = Pattern.compile("mutation \\w+[^{]*\\{ (\\w+)");

    /** What comes of an example, by its title, as far as it is more than that the mutation is accepted. */
    private final Map<String, Outcome> outcomes = Map.of(
            "SSH keys",
                    ci -> {
                        assertEquals(1, ci.sshKeys().lines().count());
                        String script = example("SSH keys").script();
                        dash.run(script);
                        assertEquals(1, ci.sshKeys().lines().count(), "added once");
                        assertEquals(1, dash.simulator.requests("updateSshKeys").size());
                    },
            "API key", ci -> assertFalse(ci.apiKey().equals("ci-key"), "the key is new"),
            "Password", ci -> assertEquals("another-fake-password", ci.password()),
            "Deleting a user",
                    ci -> {
                        assertEquals(
                                "bob", dash.simulator.server().app("report").ownerName());
                        assertFalse(dash.simulator.server().users().stream()
                                .anyMatch(user -> user.username().equals("ada")));
                    });

    private interface Outcome {
        void check(SimulatedUser ci) throws Exception;
    }

    record Example(String title, String script) {
        @Override
        public String toString() {
            return title;
        }
    }

    static List<Example> examples() throws IOException {
        String document = Files.readString(Path.of("docs/API-COVERAGE.md")).replace("\r\n", "\n");
        List<Example> examples = EXAMPLE.matcher(document)
                .results()
                .map(found -> new Example(found.group(1), found.group(2)))
                .toList();
        assertEquals(document.split("(?m)^### ").length - 1, examples.size(), "each section has an example");
        return examples;
    }

    private static Example example(String title) throws IOException {
        return examples().stream()
                .filter(example -> example.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void worksAndPrintsNoSecret(Example example) throws Exception {
        SimulatedUser ci = dash.simulator.server().user("ci");
        dash.addSecret("dash-account-password", ci.password());
        dash.addSecret("dash-account-password-new", "another-fake-password");
        dash.simulator.server().addApp("report", "ada");
        String log = dash.run(example.script());
        Matcher mutation = MUTATION.matcher(example.script());
        assertTrue(mutation.find(), example.script());
        assertEquals(1, dash.simulator.requests(mutation.group(1)).size(), log);
        for (String secret : List.of(ci.apiKey(), ci.password(), "another-fake-password")) {
            assertFalse(log.contains(secret), log);
        }
        outcomes.getOrDefault(example.title(), user -> {}).check(ci);
    }
}
