package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.simulator.SimulatedUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of docs/API-COVERAGE.md work as pasted. */
class ApiCoverageExamplesTest extends DashTest {
    private SimulatedUser ci;

    @BeforeEach
    void prepare() throws Exception {
        ci = dash.simulator.server().user("ci");
        dash.addSecret("dash-account-password", ci.password());
        dash.addSecret("dash-account-password-new", "another-fake-password");
    }

    private static String example(String title) throws Exception {
        Matcher example = Pattern.compile("(?s)### " + title + "\n.*?```groovy\n(.*?)```")
                .matcher(Files.readString(Path.of("docs/API-COVERAGE.md")).replace("\r\n", "\n"));
        assertTrue(example.find(), title);
        return example.group(1);
    }

    @Test
    void sshKeysAreAddedOnce() throws Exception {
        dash.run(example("SSH keys"));
        dash.run(example("SSH keys"));
        assertEquals(1, ci.sshKeys().lines().count());
        assertEquals(1, dash.simulator.requests("updateSshKeys").size());
    }

    @Test
    void aNewApiKeyIsNotPrinted() throws Exception {
        String log = dash.run(example("API key"));
        assertFalse(ci.apiKey().equals("ci-key"), "the key is new");
        assertFalse(log.contains(ci.apiKey()), log);
    }

    @Test
    void passwordsComeFromCredentials() throws Exception {
        String log = dash.run(example("Password"));
        assertEquals("another-fake-password", ci.password());
        assertFalse(log.contains("another-fake-password"), log);
    }

    @Test
    void aUserIsDeletedAfterATransfer() throws Exception {
        dash.simulator.server().addApp("report", "ada");
        dash.run(example("Deleting a user"));
        assertEquals("bob", dash.simulator.server().app("report").ownerName());
        assertFalse(dash.simulator.server().users().stream().anyMatch(user -> user.username().equals("ada")));
    }
}
