package io.jenkins.plugins.dashenterprise.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

class PortalTest extends DashTest {
    @BeforeEach
    void prepare() throws Exception {
        dash.simulator.server().addApp("shop", "ci").deployed("1a2b3c", "first").running();
    }

    @Test
    void readsAndWritesWhatDiffers() throws Exception {
        String script = "echo \"${deDashPortal metadata: [title: 'Our apps'], requireLogin: false}\"";
        String log = dash.run(script);
        assertTrue(
                log.contains("name:default, logoUrl:null, requireLogin:false, linkFromPortalToAppManager:true,"
                        + " metadata:[title:Our apps], apps:[], changed:[metadata title, requireLogin]]"),
                log);
        log = dash.run(script);
        assertTrue(log.contains("changed:[]]"), log);
        assertEquals(1, dash.simulator.requests("updatePortal").size());
    }

    @Test
    void tellsInADryRunWhatThePortalWouldBeLike() throws Exception {
        String log =
                dash.run("echo \"${deDashPortal metadata: [title: 'Our apps'], requireLogin: false, dryRun: true}\"");
        assertTrue(
                log.contains("name:default, logoUrl:null, requireLogin:false, linkFromPortalToAppManager:true,"
                        + " metadata:[title:Our apps], apps:[], changed:[metadata title, requireLogin], dryRun:true]"),
                log);
        assertTrue(log.contains("Would change metadata title, requireLogin."), log);
        assertEquals(0, dash.simulator.requests("updatePortal").size());
    }

    @Test
    void findsWhatWasDoneWhenAnAnswerIsLost() throws Exception {
        dash.simulator.inject(Faults.reset().on("updatePortal").afterApplied());
        String log = dash.run("echo \"${deDashPortal(metadata: [title: 'Our apps']).changed}\"");
        assertTrue(log.contains("[metadata title]"), log);
        assertEquals(1, dash.simulator.requests("updatePortal").size());
    }

    private void told(String field, JsonNode value) {
        dash.simulator.clearFaults();
        dash.simulator.inject(Faults.json(
                        "other " + field, body -> ((ObjectNode) body.at("/data/portals/portals/0")).set(field, value))
                .on("portals")
                .always());
    }

    @Test
    void metadataThatCannotBeReadAreNotReplaced() throws Exception {
        for (String odd : List.of("{'title': 'Ours'}", "[1]", "{\"a\":1,\"a\":2}", "ours", "{\"a\":1} {}", "42")) {
            told("metadata", TextNode.valueOf(odd));
            String sentence =
                    "ERROR: simulator (" + dash.simulator.url() + ") has metadata of the portal that cannot be read";
            assertTrue(dash.fail("deDashPortal metadata: [title: 'Our apps']").contains(sentence), odd);
            assertTrue(dash.fail("deDashPortal requireLogin: false").contains(sentence), odd);
            dash.run("deDashPortal()");
        }
        assertEquals(0, dash.simulator.requests("updatePortal").size());
    }

    @Test
    void metadataInAnyOtherFormAreKept() throws Exception {
        for (JsonNode known :
                List.of(TextNode.valueOf("{\"note\": 1.10}"), new ObjectMapper().readTree("{\"note\": \"1.10\"}"))) {
            told("metadata", known);
            dash.run("deDashPortal metadata: [title: 'Our apps']");
            Object written = dash.simulator
                    .requests("updatePortal")
                    .get(dash.simulator.requests("updatePortal").size() - 1)
                    .variables()
                    .get("metadata");
            assertTrue(written.toString().contains("note") && written.toString().contains("1.1"), written.toString());
        }
        for (JsonNode none : List.of(TextNode.valueOf(""), TextNode.valueOf("null"), NullNode.instance)) {
            told("metadata", none);
            dash.run("deDashPortal metadata: [title: 'Our apps']");
        }
    }

    @Test
    void aPortalIsNotOpenedBecauseNobodyTellsThatItIsClosed() throws Exception {
        told("requireLogin", NullNode.instance);
        assertTrue(
                dash.fail("deDashPortal metadata: [title: 'Our apps']")
                        .contains(
                                "does not tell whether the portal requires a log-in, which is written together with its metadata."));
        assertEquals(0, dash.simulator.requests("updatePortal").size());
        dash.run("deDashPortal metadata: [title: 'Our apps'], requireLogin: true");
        assertTrue(dash.simulator.server().portal().requireLogin());
    }

    @Test
    void saysWhenTheUserMayNot() throws Exception {
        assertTrue(dash.fail("deDashPortal requireLogin: false, credentialsId: 'dash-ada'")
                .contains("refused to update the portal: Only administrators can do this."));
    }

    @Test
    void uploadsALogoOfTheWorkspace() throws Exception {
        byte[] image = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};
        Portal operation = new Portal();
        operation.setLogo("images/logo.png");
        FreeStyleProject job = dash.freestyle(operation);
        Path file = dash.workspace(job).resolve("images/logo.png");
        Files.createDirectories(file.getParent());
        Files.write(file, image);
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(job));
        assertTrue(log.contains("changed logo."), log);
        assertArrayEquals(image, dash.simulator.server().portal().logo());
    }

    @Test
    void namesWhatWasDoneWhenTheLogoIsRefused() throws Exception {
        dash.simulator.inject(Faults.payloadError("The logo is too wide.").on("uploadPortalLogo"));
        Portal operation = new Portal();
        operation.setMetadata(Map.of("title", "Our apps"));
        operation.setLogo("logo.gif");
        FreeStyleProject job = dash.freestyle(operation);
        Files.createDirectories(dash.workspace(job));
        Files.writeString(dash.workspace(job).resolve("logo.gif"), "GIF89a");
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertStatus(Result.FAILURE, job));
        assertTrue(
                log.contains(
                        "refused the logo: The logo is too wide. Done before: changed metadata title; not done: logo."),
                log);
    }

    @Test
    void refusesALogoThatIsNotThere() throws Exception {
        assertTrue(dash.fail("deDashPortal logo: 'logo.png'")
                .contains("ERROR: logo is a file of the workspace, so the step has to be within a node block."));
        assertTrue(dash.fail("node { deDashPortal logo: 'logo.png' }")
                .contains("ERROR: There is no file 'logo.png' in the workspace"));
        assertTrue(dash.fail("node { deDashPortal logo: '../logo.png' }")
                .contains("ERROR: logo is '../logo.png', but has to be a path within the workspace."));
    }
}
