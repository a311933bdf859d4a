package io.jenkins.plugins.dashenterprise.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetSshKeysTest extends DashTest {
    private static final String ONE = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIONE";
    private static final String TWO = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAATWO0";

    private String keys() {
        return dash.simulator.server().user("ci").sshKeys();
    }

    private int writes() {
        return dash.simulator.requests("updateSshKeys").size();
    }

    @Test
    void commentsOrderAndDuplicatesMakeNoDifference() throws Exception {
        dash.run("deDashSetSshKeys keys: ['" + ONE + " ada', '" + TWO + "', '" + ONE + " twice']");
        assertEquals(ONE + " ada\n" + TWO, keys());
        String log = dash.run("echo \"${deDashSetSshKeys keys: ['" + TWO + " bob', 'restrict " + ONE + "']}\"");
        assertTrue(log.contains("[added:[], removed:[], unchanged:[" + TWO + ", " + ONE + "]]"), log);
        assertTrue(log.contains("SSH keys of the account: as wanted already."), log);
        assertEquals(1, writes());
        dash.run("deDashSetSshKeys keys: []");
        assertEquals("", keys());
    }

    @Test
    void whatIsNotNamedStaysAndALostAnswerIsAccountedFor() throws Exception {
        dash.simulator.server().user("ci").sshKeys("# of the team\n" + TWO + " bob\n");
        dash.simulator.inject(Faults.reset().on("updateSshKeys").afterApplied());
        String log = dash.run(
                "echo \"${deDashSetSshKeys addKeys: ['from=\\\"a b\\\" " + ONE + "'], removeKeys: ['" + TWO + "']}\"");
        assertTrue(log.contains("[added:[" + ONE + "], removed:[" + TWO + "], unchanged:[# of the team]]"), log);
        assertEquals("# of the team\nfrom=\"a b\" " + ONE, keys());
        assertEquals(1, writes());
    }

    @Test
    void refusesWhatIsNoKeyBeforeAnythingIsSentAndWithoutShowingIt() throws Exception {
        assertTrue(dash.fail("deDashSetSshKeys()")
                .contains("ERROR: There is nothing to do: give keys, addKeys or removeKeys."));
        for (String bad : List.of(
                "hush",
                "ssh-rsa " + ONE.substring(12) + " hush",
                "ssh-rsa " + ONE.substring(12),
                "-----BEGIN hush-----",
                "")) {
            String log = dash.fail("deDashSetSshKeys addKeys: ['" + ONE + "', '" + bad + "']");
            assertTrue(
                    log.contains(
                            "ERROR: The key in place 2 of those given is no public key: that is one line, as in a file id_ed25519.pub."),
                    log);
            assertFalse(log.contains("hush"), log);
        }
        assertTrue(dash.fail("deDashSetSshKeys addKeys: ['" + ONE + "'], removeKeys: ['" + ONE + " x']")
                .contains("is both to be added and to be removed"));
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void runsInAFreestyleJobAndSaysWhatTheServerSays() throws Exception {
        SetSshKeys operation = new SetSshKeys();
        operation.setAddKeys(List.of(ONE + " build-$BUILD_NUMBER"));
        dash.build(operation);
        assertEquals(ONE + " build-1", keys());
        dash.simulator.server().user("ada").sshKeys(TWO);
        assertTrue(dash.fail("deDashSetSshKeys addKeys: ['" + TWO + "']")
                .contains("refused to set the SSH keys: SSH key already in use."));
    }
}
