package io.jenkins.plugins.dashenterprise.apps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.RecordedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

class UpdateAppTest extends DashTest {
    private Map<String, Object> metadata() {
        return dash.simulator.server().app("shop").metadata();
    }

    private void image(Job<?, ?> job, String content) throws IOException {
        Path file = dash.workspace(job).resolve("images/shop.png");
        Files.createDirectories(file.getParent());
        Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void writesWhatDiffersAndNothingTheSecondTime() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        String script = """
                def update = deDashUpdateApp app: 'shop', title: 'Shop', description: 'Sells', tags: ['sales', 'europe'],
                    permissionLevel: 'authenticated', showInPortal: true, sortRank: 3, contact: [name: 'Ada']
                echo "${update.keySet()} ${update.changed}"
                """;
        String log = dash.run(script);
        assertTrue(
                log.contains("[name, url, managerUrl, changed]"
                        + " [title, description, tags, permissionLevel, showInPortal, sortRank, contact]"),
                log);
        assertTrue(log.contains("Updating app 'shop' on simulator (" + dash.simulator.url() + ")"), log);
        assertEquals("sales,europe", metadata().get("tags"));
        assertEquals("Shop", metadata().get("title"));
        assertEquals(Map.of("name", "Ada", "email", ""), metadata().get("contact"));
        log = dash.run(script.replace("'sales', 'europe'", "'europe', 'sales'"));
        assertTrue(log.contains("App shop: nothing to change."), log);
        assertEquals(1, dash.simulator.requests("updateApp").size());
    }

    @Test
    void sendsOnlyWhatDiffers() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        dash.run(
                "deDashUpdateApp app: 'shop', title: 'Shop', permissionLevel: 'authenticated', contact: [email: 'ada@example.com']");
        dash.simulator.clearRequests();
        dash.run("deDashUpdateApp app: 'shop', title: '', permissionLevel: 'authenticated', contact: [name: 'Ada']");
        assertEquals(
                Map.of("title", "", "contact", Map.of("name", "Ada", "email", "ada@example.com")),
                dash.simulator.requests("updateApp").get(0).variables().get("metadata"));
    }

    @Test
    void uploadsAThumbnail() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        WorkflowJob job = dash.pipeline(
                "node { echo \"${deDashUpdateApp(app: 'shop', thumbnail: 'images/shop.png').changed}\" }");
        String png = "\u0089PNG\r\n\u001a\n\u0000\u00ff";
        image(job, png);
        dash.simulator.inject(Faults.reset().on("uploadAppThumbnail").afterApplied());
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(job));
        assertTrue(log.contains("[thumbnail]"), log);
        assertArrayEquals(
                png.getBytes(StandardCharsets.ISO_8859_1),
                dash.simulator.server().app("shop").thumbnail());
        RecordedRequest request = dash.simulator.requests("uploadAppThumbnail").get(0);
        assertTrue(request.body().contains("filename=\"shop.png\""), request.body());
        assertTrue(request.body().contains("image/png"), request.body());
    }

    @Test
    void refusesWhatIsNoImageOfTheWorkspace() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        assertTrue(dash.fail("deDashUpdateApp app: 'shop', thumbnail: 'shop.png'")
                .contains("ERROR: thumbnail is a file of the workspace, so the step has to be within a node block."));
        assertTrue(dash.fail("node { deDashUpdateApp app: 'shop', thumbnail: 'shop.png' }")
                .contains("ERROR: There is no file 'shop.png' in the workspace "));
        for (String path : new String[] {"../shop.png", "/etc/passwd", "a/../../b"}) {
            assertTrue(dash.fail("node { deDashUpdateApp app: 'shop', thumbnail: '" + path + "' }")
                    .contains("ERROR: thumbnail is '" + path + "', but has to be a path within the workspace."));
        }
        WorkflowJob job =
                dash.pipeline("node { deDashUpdateApp app: 'shop', title: 'Shop', thumbnail: 'images/shop.png' }");
        image(job, "API_KEY=hush");
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertStatus(Result.FAILURE, job));
        assertTrue(log.contains("ERROR: The file 'images/shop.png' is no image: a PNG, JPEG or GIF is needed."), log);
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void countsAWriteAsItsOwnWhenTheAnswerIsLost() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        dash.simulator.inject(Faults.reset().on("updateApp").afterApplied());
        String log = dash.run("echo \"${deDashUpdateApp(app: 'shop', title: 'Shop', showInPortal: false).changed}\"");
        assertTrue(log.contains("[title]"), log);
        assertEquals(1, dash.simulator.requests("updateApp").size());
    }

    @Test
    void passesOnWhatTheServerSays() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        dash.simulator.inject(Faults.payloadError("Title too long.").on("updateApp"));
        String log = dash.fail("deDashUpdateApp app: 'shop', title: 'Shop', sortRank: 1");
        assertTrue(
                log.contains("App 'shop': simulator (" + dash.simulator.url()
                        + ") refused to change title, sortRank: Title too long."),
                log);
        assertNull(metadata().get("title"));
    }

    @Test
    void namesWhatWasDoneWhenTheThumbnailIsRefused() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        dash.simulator.inject(Faults.payloadError("Too many pixels").on("uploadAppThumbnail"));
        WorkflowJob job = dash.pipeline(
                "node { deDashUpdateApp app: 'shop', title: 'Shop', sortRank: 1, thumbnail: 'images/shop.png' }");
        image(job, "GIF89a");
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertStatus(Result.FAILURE, job));
        assertTrue(
                log.contains("refused to take the thumbnail: Too many pixels."
                        + " Done before: changed title, sortRank; not done: thumbnail."),
                log);
        assertEquals("Shop", metadata().get("title"));
    }

    @Test
    void refusesBadInputAndAMissingApp() throws Exception {
        assertTrue(dash.fail("deDashUpdateApp 'shop'")
                .contains("ERROR: There is nothing to do: give title, description,"));
        assertTrue(
                dash.fail("deDashUpdateApp app: 'shop', permissionLevel: 'public'")
                        .contains(
                                "ERROR: permissionLevel is 'public', but has to be one of 'restricted', 'authenticated', 'unauthenticated'."));
        assertTrue(dash.fail("deDashUpdateApp app: 'shop', tags: ['a,b']")
                .contains("ERROR: 'a,b' is no tag: a tag has a character at least, and no comma."));
        assertTrue(dash.fail("deDashUpdateApp app: 'shop', contact: [phone: '1']")
                .contains("ERROR: A contact has no 'phone', only name and email."));
        assertEquals(0, dash.simulator.requestCount());
        assertTrue(dash.fail("deDashUpdateApp app: 'shop', title: 'Shop'")
                .contains("ERROR: There is no app 'shop' on simulator"));
    }

    @Test
    void runsInAFreestyleJob() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        UpdateApp operation = new UpdateApp("shop");
        operation.setTitle("Shop of build $BUILD_NUMBER");
        operation.setTags(List.of("sales"));
        operation.setThumbnail("images/shop.png");
        FreeStyleProject job = dash.freestyle(operation);
        image(job, "GIF89a");
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(job));
        assertTrue(log.contains("App shop: changed title, tags, thumbnail."), log);
        assertEquals("Shop of build 1", metadata().get("title"));
        assertEquals(6, dash.simulator.server().app("shop").thumbnail().length);
    }
}
