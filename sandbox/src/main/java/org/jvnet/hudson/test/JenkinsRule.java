package org.jvnet.hudson.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.console.HyperlinkNote;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import hudson.security.SecurityRealm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

public class JenkinsRule {
    public Jenkins jenkins;
    private int projects;

    public void before() throws Throwable {
        jenkins = new Jenkins(Files.createTempDirectory("jenkins").toFile());
    }

    public void after() throws Exception {
        jenkins.cleanUp();
        try (Stream<Path> files = Files.walk(jenkins.getRootDir().toPath())) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    public FreeStyleProject createFreeStyleProject() throws IOException {
        return createProject(FreeStyleProject.class);
    }

    public FreeStyleProject createFreeStyleProject(String name) throws IOException {
        return createProject(FreeStyleProject.class, name);
    }

    public <T extends Job<?, ?>> T createProject(Class<T> type) throws IOException {
        return createProject(type, "test" + projects++);
    }

    public <T extends Job<?, ?>> T createProject(Class<T> type, String name) throws IOException {
        return jenkins.createProject(type, name);
    }

    public SecurityRealm createDummySecurityRealm() {
        return new SecurityRealm() {};
    }

    /** As in the midst of a request; there are none here. */
    public <V> V executeOnServer(Callable<V> task) throws Exception {
        return task.call();
    }

    public <J extends Job<J, R>, R extends Run<J, R>> R buildAndAssertSuccess(J job) throws Exception {
        return buildAndAssertStatus(Result.SUCCESS, job);
    }

    public <J extends Job<J, R>, R extends Run<J, R>> R buildAndAssertStatus(Result status, J job) throws Exception {
        return assertBuildStatus(status, job.scheduleBuild2(0).get());
    }

    public <R extends Run<?, ?>> R assertBuildStatus(Result status, R build) throws Exception {
        assertEquals(status, build.getResult(), "unexpected build status; build log was:\n" + getLog(build));
        return build;
    }

    public <R extends Run<?, ?>> R assertBuildStatusSuccess(R build) throws Exception {
        return assertBuildStatus(Result.SUCCESS, build);
    }

    public void assertLogContains(String text, Run<?, ?> build) throws IOException {
        String log = getLog(build);
        assertTrue(log.contains(text), () -> "the log lacks <" + text + ">:\n" + log);
    }

    public void assertLogNotContains(String text, Run<?, ?> build) throws IOException {
        String log = getLog(build);
        assertFalse(log.contains(text), () -> "the log has <" + text + ">:\n" + log);
    }

    public static String getLog(Run<?, ?> build) throws IOException {
        Path file = build.getLogFile().toPath();
        return Files.exists(file) ? HyperlinkNote.removeNotes(Files.readString(file)) : "";
    }

    public <R extends Run<?, ?>> R waitForCompletion(R build) throws InterruptedException {
        while (build.isLogUpdated()) {
            Thread.sleep(20);
        }
        return build;
    }

    public <R extends Run<?, ?>> R waitForMessage(String message, R build) throws IOException, InterruptedException {
        while (!getLog(build).contains(message)) {
            if (!build.isLogUpdated()) {
                assertLogContains(message, build);
            }
            Thread.sleep(20);
        }
        return build;
    }
}
