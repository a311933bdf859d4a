package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.SshKeys;
import io.jenkins.plugins.dashenterprise.deploy.Deploy;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.GitSsh;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that keeps a push's connection open and says nothing is left when the step's own time is over. */
class SilentGitTest extends DashTest {
    @TempDir
    private File workspace;

    private void prepare(int generation) throws Exception {
        if (generation == 5) {
            dash.makeFive("simulator");
        }
        dash.simulator.server().addApp("shop", "ci");
        Sources.commit(workspace.toPath(), Map.of("Procfile", "web: gunicorn app:server\n", "requirements.txt", ""));
    }

    /** Deploys with what is left of a minute, most of which is over. */
    private void assertEndsInTime(Deploy deploy, String repository) throws Exception {
        deploy.setTimeoutMinutes(1);
        Host host = new InWorkspace(dash.jenkins.buildAndAssertSuccess(dash.freestyle()), workspace);
        Progress progress = new Progress();
        Field start = Progress.class.getDeclaredField("startMillis");
        start.setAccessible(true);
        start.set(progress, System.currentTimeMillis() - Duration.ofSeconds(52).toMillis());
        Session session = new Session(deploy, host, progress);
        assertEquals(
                "App 'shop': the push to " + repository
                        + " took longer than timeoutMinutes allows. Allow more, and see the"
                        + " output above for what takes so long.",
                assertThrows(AbortException.class, session::run).getMessage());
        Instant deadline = Instant.now().plusSeconds(30);
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().contains(repository))) {
            assertTrue(Instant.now().isBefore(deadline), "the push's thread goes on");
            Thread.sleep(20);
        }
    }

    @ParameterizedTest
    @CsvSource({"4,/git-receive-pack", "5,/info/refs", "5,/git-receive-pack"})
    void aPushByHttpEndsWithTheStepsTime(int generation, String silentAt) throws Exception {
        prepare(generation);
        dash.addUser("dash-git", "ci", "ci-password");
        dash.simulator.inject(Faults.silence().onPath(silentAt));
        Deploy deploy = new Deploy("shop");
        deploy.setGitCredentialsId("dash-git");
        assertEndsInTime(deploy, dash.simulator.url() + "/GIT/shop");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aPushBySshEndsWithTheStepsTime(int generation) throws Exception {
        prepare(generation);
        SshKeys.addOf(dash.simulator.server().user("ci"), "dash-ssh");
        CountDownLatch over = new CountDownLatch(1);
        try (GitSsh ssh = dash.simulator.startSsh()) {
            SshKeys.trust(ssh.knownHost());
            ssh.afterThePush(() -> {
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            Deploy deploy = new Deploy("shop");
            deploy.setGitCredentialsId("dash-ssh");
            deploy.setSshPort(ssh.port());
            assertEndsInTime(
                    deploy, "ssh://" + (generation == 5 ? "git" : "dokku") + "@127.0.0.1:" + ssh.port() + "/shop");
        } finally {
            over.countDown();
        }
    }

    private record InWorkspace(Run<?, ?> run, File workspace) implements BareHost {
        @Override
        public TaskListener listener() {
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
            return () -> nowhere;
        }

        @Override
        public <T> T context(Class<T> type) {
            return type == FilePath.class ? type.cast(new FilePath(workspace)) : null;
        }
    }
}
