package io.jenkins.plugins.dashenterprise.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.simulator.OddGitServer;
import io.jenkins.plugins.dashenterprise.simulator.OddGitServer.Manners;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A push ends at its step's limit and at an abort, whatever the server does: its connection is closed, its thread is over. */
class PushEndsTest {
    private static final Manners SILENCE = (request, out) -> OddGitServer.waitForever(request);

    private static final Manners REFS_WITHOUT_END = (request, out) -> {
        OddGitServer.beginRefs(out);
        OddGitServer.write(out, OddGitServer.packet("1".repeat(40) + " refs/heads/a\0report-status\n"));
        for (int i = 0; ; i++) {
            OddGitServer.write(out, OddGitServer.packet("1".repeat(40) + " refs/heads/" + i + "\n"));
            Thread.sleep(20);
        }
    };

    private static final Manners A_LINE_WITHOUT_END = (request, out) -> {
        OddGitServer.result(out);
        while (true) {
            OddGitServer.say(out, "x".repeat(1000));
            Thread.sleep(5);
        }
    };

    private static final Manners SILENCE_AFTER_A_WORD = (request, out) -> {
        OddGitServer.result(out);
        OddGitServer.say(out, "-----> Building\n");
        OddGitServer.waitForever(request);
    };

    private static final Manners HEADERS_WITHOUT_END = (request, out) -> {
        OddGitServer.write(out, "HTTP/1.1 200 OK\r\n");
        while (true) {
            OddGitServer.write(out, "X-Y: z\r\n");
            Thread.sleep(20);
        }
    };

    @TempDir
    private File directory;

    private Pushing pushing;

    @BeforeEach
    void create() throws Exception {
        pushing = Pushing.ofNewRepository(directory);
    }

    @Test
    void endsAtTheLimit() throws Exception {
        for (Manners manners : List.of(SILENCE, REFS_WITHOUT_END, HEADERS_WITHOUT_END)) {
            try (OddGitServer server = new OddGitServer(manners)) {
                assertEndsAtTheLimit(server);
            }
        }
        for (Manners manners : List.of(SILENCE, A_LINE_WITHOUT_END, SILENCE_AFTER_A_WORD, HEADERS_WITHOUT_END)) {
            try (OddGitServer server = OddGitServer.answeringPushes(manners)) {
                assertEndsAtTheLimit(server);
            }
        }
    }

    @Test
    void endsWhenItIsAborted() throws Exception {
        for (Manners manners : List.of(SILENCE, REFS_WITHOUT_END)) {
            try (OddGitServer server = new OddGitServer(manners)) {
                assertEndsWhenAborted(server, 1);
            }
        }
        for (Manners manners : List.of(SILENCE, A_LINE_WITHOUT_END, SILENCE_AFTER_A_WORD)) {
            try (OddGitServer server = OddGitServer.answeringPushes(manners)) {
                assertEndsWhenAborted(server, 2);
            }
        }
    }

    @Test
    void refsThatComeFastHaveAnEndBeforeTheyFillTheMemory() throws Exception {
        String packet = OddGitServer.packet("1".repeat(40) + " refs/heads/" + "x".repeat(900) + "\n")
                .repeat(1000);
        try (OddGitServer server = new OddGitServer((request, out) -> {
            OddGitServer.beginRefs(out);
            while (true) {
                OddGitServer.write(out, packet);
            }
        })) {
            String message = pushing.failure(pushing.to(server.url()));
            assertTrue(
                    message.startsWith(
                            "the push to " + server.url() + " failed: there is no git repository. Check the URL"),
                    message);
            assertTrue(server.isLeft());
            assertOver(server.url());
        }
    }

    @Test
    void aLongTalkEndsWithoutBeingKept() throws Exception {
        String talk = OddGitServer.packet("\u0002" + "talk ".repeat(10_000));
        try (OddGitServer server = OddGitServer.answeringPushes((request, out) -> {
            OddGitServer.result(out);
            for (int i = 0; i < 4_000; i++) {
                OddGitServer.write(out, talk);
            }
            OddGitServer.say(out, "\n");
            OddGitServer.report(out, "ok refs/heads/master");
        })) {
            assertEquals(new Outlook(null, true), pushing.make(pushing.to(server.url())));
            assertTrue(pushing.printed().length() < 5_000, pushing.printed());
        }
    }

    @Test
    void endsWhenAnSshServerIsSilent() throws Exception {
        GitLogin login = (remote, service, limit) -> new SshService(remote, service, sessions(), limit);
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            String url = "ssh://dokku@127.0.0.1:" + silent.getLocalPort() + "/sales";
            Push push = pushing.to(new Remote(url, login, Pushing.ROUTE), Duration.ofSeconds(2));
            String message = pushing.failure(push);
            assertTrue(message.startsWith("the push to " + url), message);
            assertOver(url);
            try (Socket client = silent.accept()) {
                client.getInputStream().readAllBytes();
            }
        }
    }

    private static SshdSessionFactory sessions() {
        File nowhere = new File("nowhere").getAbsoluteFile();
        return new SshdSessionFactoryBuilder()
                .setHomeDirectory(nowhere)
                .setSshDirectory(nowhere)
                .setDefaultKeysProvider(home -> List.of())
                .build(null);
    }

    private void assertEndsAtTheLimit(OddGitServer server) throws Exception {
        Push push = pushing.to(new Remote(server.url(), Pushing.LOGIN, Pushing.ROUTE), Duration.ofSeconds(1));
        String message = pushing.failure(push);
        assertEquals(
                "the push to " + server.url() + " took longer than timeoutMinutes allows."
                        + " Allow more, and see the output above for what takes so long.",
                message);
        assertTrue(server.isLeft());
        assertOver(server.url());
    }

    private void assertEndsWhenAborted(OddGitServer server, int requests) throws Exception {
        Push push = pushing.to(server.url());
        AtomicReference<Throwable> end = new AtomicReference<>();
        CountDownLatch ended = new CountDownLatch(1);
        Thread step = new Thread(() -> {
            try {
                pushing.make(push);
            } catch (Throwable e) {
                end.set(e);
            }
            ended.countDown();
        });
        step.start();
        while (server.requests().size() < requests) {
            Thread.sleep(10);
        }
        step.interrupt();
        assertTrue(ended.await(30, TimeUnit.SECONDS));
        assertEquals(InterruptedException.class, end.get().getClass());
        assertTrue(server.isLeft());
        assertOver(server.url());
    }

    private static void assertOver(String url) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(deadline)) {
            if (Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("Push to " + url))) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("the push's thread goes on");
    }
}
