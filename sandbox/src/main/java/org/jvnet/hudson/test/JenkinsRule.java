package org.jvnet.hudson.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.TopLevelItem;
import hudson.model.User;
import hudson.security.SecurityRealm;
import hudson.util.StreamTaskListener;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn.ParameterizedJob;

public class JenkinsRule {
    public Jenkins jenkins;
    private final Predicate<TestExtension> wanted;
    private int projects;

    public JenkinsRule() {
        this(extension -> extension.value().length == 0);
    }

    public JenkinsRule(Predicate<TestExtension> wanted) {
        this.wanted = wanted;
    }

    public void before() throws Throwable {
        User.clear();
        jenkins = new Jenkins(Files.createTempDirectory("jenkins").toFile(), wanted);
    }

    public void after() throws Exception {
        jenkins.cleanUp();
        delete(jenkins.getRootDir());
    }

    private static void delete(File folder) throws IOException {
        Files.walkFileTree(folder.toPath(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    public FreeStyleProject createFreeStyleProject() throws IOException {
        return createProject(FreeStyleProject.class);
    }

    public FreeStyleProject createFreeStyleProject(String name) throws IOException {
        return createProject(FreeStyleProject.class, name);
    }

    public <T extends TopLevelItem> T createProject(Class<T> type) throws IOException {
        return createProject(type, "test" + projects++);
    }

    public <T extends TopLevelItem> T createProject(Class<T> type, String name) throws IOException {
        return jenkins.createProject(type, name);
    }

    public SecurityRealm createDummySecurityRealm() {
        return new SecurityRealm() {};
    }

    public TaskListener createTaskListener() {
        return StreamTaskListener.fromStdout();
    }

    public <J extends Job<J, R> & ParameterizedJob<J, R>, R extends Run<J, R>> R buildAndAssertSuccess(J job)
            throws Exception {
        return buildAndAssertStatus(Result.SUCCESS, job);
    }

    public <J extends Job<J, R> & ParameterizedJob<J, R>, R extends Run<J, R>> R buildAndAssertStatus(
            Result status, J job) throws Exception {
        return assertBuildStatus(status, job.scheduleBuild2(0));
    }

    public <R extends Run<?, ?>> R assertBuildStatus(Result status, Future<? extends R> build) throws Exception {
        return assertBuildStatus(status, build.get());
    }

    public <R extends Run<?, ?>> R assertBuildStatus(Result status, R build) throws Exception {
        assertEquals(status, build.getResult(), () -> "unexpected build status; build log was:\n------\n" + log(build));
        return build;
    }

    public <R extends Run<?, ?>> R assertBuildStatusSuccess(R build) throws Exception {
        return assertBuildStatus(Result.SUCCESS, build);
    }

    public <R extends Run<?, ?>> R assertBuildStatusSuccess(Future<? extends R> build) throws Exception {
        return assertBuildStatus(Result.SUCCESS, build);
    }

    public void assertLogContains(String text, Run<?, ?> build) throws IOException {
        assertTrue(log(build).contains(text), () -> "the log lacks <" + text + ">:\n" + log(build));
    }

    public void assertLogNotContains(String text, Run<?, ?> build) throws IOException {
        assertFalse(log(build).contains(text), () -> "the log has <" + text + ">:\n" + log(build));
    }

    public static String getLog(Run<?, ?> build) throws IOException {
        return build.getPlainLog();
    }

    private static String log(Run<?, ?> build) {
        try {
            return getLog(build);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public <R extends Run<?, ?>> R waitForCompletion(R build) throws InterruptedException {
        while (build.isLogUpdated()) {
            Thread.sleep(20);
        }
        return build;
    }

    public <R extends Run<?, ?>> R waitForMessage(String message, R build) throws IOException, InterruptedException {
        while (!log(build).contains(message)) {
            if (!build.isLogUpdated()) {
                assertLogContains(message, build);
            }
            Thread.sleep(20);
        }
        return build;
    }
}
