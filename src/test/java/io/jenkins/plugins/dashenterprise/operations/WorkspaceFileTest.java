package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** Files are read in the workspace and nowhere else, for whichever parameter. */
class WorkspaceFileTest extends DashTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};

    @TempDir
    private Path outside;

    @BeforeEach
    void prepare() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        Files.writeString(outside.resolve("secret.env"), "STOLEN=hush");
        Files.write(outside.resolve("secret.png"), PNG);
    }

    /** A step in a workspace that somebody else has filled. */
    private String log(String step, Result expected, Filling filling) throws Exception {
        WorkflowJob job = dash.pipeline("node { " + step + " }");
        Path workspace = dash.workspace(job);
        Files.createDirectories(workspace.resolve("folder"));
        filling.fill(workspace);
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertStatus(expected, job));
        assertFalse(log.contains("\tat ") || log.contains("hush"), log);
        return log;
    }

    private interface Filling {
        void fill(Path workspace) throws Exception;
    }

    @Test
    void noLinkIsFollowed() throws Exception {
        for (String parameter : List.of(
                "deDashSetEnv app: 'shop', file: 'X.env'",
                "deDashUpdateApp app: 'shop', thumbnail: 'X.png'",
                "deDashPortal logo: 'X.png'")) {
            String ending = parameter.contains(".env") ? ".env" : ".png";
            String name = parameter.replaceAll(".*, |.*Portal |:.*", "");
            String link = log(
                    parameter.replace("X", "link"),
                    Result.FAILURE,
                    workspace -> Files.createSymbolicLink(
                            workspace.resolve("link" + ending), outside.resolve("secret" + ending)));
            assertTrue(
                    link.contains("ERROR: The file 'link" + ending
                            + "' is a link, or is reached through one, and links are not followed (" + name + ")."),
                    link);
            String folder = log(
                    parameter.replace("X", "folder/link/secret"),
                    Result.FAILURE,
                    workspace -> Files.createSymbolicLink(workspace.resolve("folder/link"), outside));
            assertTrue(folder.contains("is reached through one, and links are not followed"), folder);
            String inside = log(parameter.replace("X", "link"), Result.FAILURE, workspace -> {
                Files.copy(outside.resolve("secret" + ending), workspace.resolve("real" + ending));
                Files.createSymbolicLink(workspace.resolve("link" + ending), workspace.resolve("real" + ending));
            });
            assertTrue(inside.contains("links are not followed"), inside);
            String dangling = log(
                    parameter.replace("X", "link"),
                    Result.FAILURE,
                    workspace ->
                            Files.createSymbolicLink(workspace.resolve("link" + ending), workspace.resolve("nowhere")));
            assertTrue(dangling.contains("links are not followed"), dangling);
        }
        assertNull(dash.simulator.server().app("shop").variable("STOLEN"));
    }

    @Test
    void aPathOutOfTheWorkspaceIsRefused() throws Exception {
        for (String path : List.of(
                "../secret.env",
                "folder/../../secret.env",
                "/etc/passwd",
                "..",
                "folder\\\\..\\\\..\\\\x",
                "C:\\\\x.env",
                "\\\\\\\\host\\\\x",
                "a\\nb")) {
            String log = log("deDashSetEnv app: 'shop', file: '" + path + "'", Result.FAILURE, workspace -> {});
            assertTrue(log.contains("', but has to be a path within the workspace."), path + log);
        }
        String log =
                log("deDashSetEnv app: 'shop', file: \"${WORKSPACE}/../secret.env\"", Result.FAILURE, workspace -> {});
        assertTrue(log.contains("but has to be a path within the workspace."), log);
        log = log("deDashSetEnv app: 'shop', file: \"${WORKSPACE}-else/x.env\"", Result.FAILURE, workspace -> {});
        assertTrue(log.contains("but has to be a path within the workspace."), log);
    }

    @Test
    void anAbsolutePathWithinTheWorkspaceIsFine() throws Exception {
        log(
                "deDashSetEnv app: 'shop', file: \"${WORKSPACE}/folder/x.env\"",
                Result.SUCCESS,
                workspace -> Files.writeString(workspace.resolve("folder/x.env"), "A=1"));
        assertEquals("1", dash.simulator.server().app("shop").variable("A"));
        log(
                "deDashSetEnv app: 'shop', file: './folder/..x.env'",
                Result.SUCCESS,
                workspace -> Files.writeString(workspace.resolve("folder/..x.env"), "A=2"));
        assertEquals("2", dash.simulator.server().app("shop").variable("A"));
    }

    @Test
    void aDirectoryOrNothingOrTooMuchIsRefused() throws Exception {
        String log = log("deDashSetEnv app: 'shop', file: 'folder'", Result.FAILURE, workspace -> {});
        assertTrue(log.contains("ERROR: 'folder' is a directory, but has to be a file (file)."), log);
        log = log("deDashUpdateApp app: 'shop', thumbnail: \"${WORKSPACE}/\"", Result.FAILURE, workspace -> {});
        assertTrue(log.contains("is a directory, but has to be a file (thumbnail)."), log);
        log = log("deDashPortal logo: 'none.png'", Result.FAILURE, workspace -> {});
        assertTrue(log.contains("ERROR: There is no file 'none.png' in the workspace (logo)."), log);
        log = log(
                "deDashSetEnv app: 'shop', file: 'x.env'",
                Result.FAILURE,
                workspace -> Files.write(workspace.resolve("x.env"), new byte[10 * 1024 * 1024 + 1]));
        assertTrue(log.contains("ERROR: The file 'x.env' is larger than 10 MiB (file)."), log);
    }

    @Test
    void anImagesNameIsNoHeader() throws Exception {
        for (String name : List.of("a\"b.png", "a; b=c.png", "é€.png")) {
            dash.simulator.clearRequests();
            log(
                    "deDashUpdateApp app: 'shop', thumbnail: '" + name + "'",
                    Result.SUCCESS,
                    workspace -> Files.write(workspace.resolve(name), PNG));
            String body = dash.simulator.requests("uploadAppThumbnail").get(0).body();
            assertNotNull(body);
            assertTrue(body.contains("filename=\"" + name.replaceAll("[^a-z.]", "_") + "\""), body);
        }
    }

    @Test
    void aFormTakesAPathThatVariablesMayCorrect() {
        assertNull(WorkspaceFile.problemInForm("file", "${WORKSPACE}/x.env"));
        assertNull(WorkspaceFile.problemInForm("file", " "));
        assertNull(WorkspaceFile.problemInForm("file", null));
        assertNotNull(WorkspaceFile.problemInForm("file", "/x.env"));
    }
}
