package io.jenkins.plugins.dashenterprise.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.OddGitServer;
import io.jenkins.plugins.dashenterprise.simulator.ServerCertificate;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong between the workspace and the server. */
class PushTest {
    @TempDir
    private File directory;

    private Pushing pushing;

    @BeforeEach
    void create() throws Exception {
        pushing = Pushing.ofNewRepository(directory);
    }

    @Test
    void trustsNoServerOfAnUnknownAuthority() throws Exception {
        try (DashEnterpriseSimulator server = DashEnterpriseSimulator.start(ServerCertificate.VALID)) {
            assertFails(
                    "the server's certificate is not trusted. Choose it, or that of its authority",
                    server.url() + "/GIT/sales");
            assertEquals(0, server.requestCount());
        }
    }

    @Test
    void trustsTheAuthorityThatTheServerIsGiven() throws Exception {
        try (DashEnterpriseSimulator server = DashEnterpriseSimulator.start(ServerCertificate.VALID)) {
            String message = pushing.failure(trusting(server.url()));
            assertTrue(message.startsWith("the server declined the push: "), message);
        }
        try (DashEnterpriseSimulator impostor = DashEnterpriseSimulator.start(ServerCertificate.WRONG_HOST)) {
            assertFails(
                    "the server's certificate is for another host name. Use the name that", trusting(impostor.url()));
        }
    }

    @Test
    void saysWhenASecureConnectionIsAskedOfAnotherPort() throws Exception {
        try (DashEnterpriseSimulator server = DashEnterpriseSimulator.start()) {
            assertFails("no secure connection came about (", server.url().replace("http:", "https:") + "/GIT/sales");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void takesThePasswordNowhereElse(int status) throws Exception {
        try (OddGitServer other = new OddGitServer((request, out) ->
                        OddGitServer.advertise(out, OddGitServer.NOTHING + " capabilities^{}\0report-status"));
                OddGitServer server = new OddGitServer((request, out) ->
                        OddGitServer.status(out, status + " Moved", "Location: " + other.url() + "\u0007"))) {
            assertFails(
                    "the server redirects to another address, where the password is not sent (" + other.url() + ").",
                    server.url());
            assertEquals(List.of(), other.requests());
        }
    }

    @Test
    void takesNoPushToWhereItIsRedirectedLater() throws Exception {
        try (OddGitServer other = new OddGitServer((request, out) -> OddGitServer.result(out));
                OddGitServer server = OddGitServer.answeringPushes(
                        (request, out) -> OddGitServer.status(out, "307 Moved", "Location: " + other.url()))) {
            assertFails(
                    "the server redirects to another address, where the password is not sent (" + other.url(),
                    server.url());
            assertEquals(List.of(), other.requests());
        }
    }

    @Test
    void recognisesWhatIsNoGitServer() throws Exception {
        try (DashEnterpriseSimulator server = DashEnterpriseSimulator.start()) {
            assertFails("there is no git repository. Check the URL of the server", server.url() + "/GIT/sales/nowhere");
            assertFails("there is no git repository. Check the URL of the server", server.url() + "/login");
        }
        for (String answer :
                List.of("", "xyz!", "0003", "0008abc\n", "<html>", OddGitServer.packet("0123 refs/heads/main\n"))) {
            try (OddGitServer server = new OddGitServer((request, out) -> {
                OddGitServer.status(out, "200 OK", "Content-Type: application/x-git-receive-pack-advertisement");
                OddGitServer.write(out, answer);
            })) {
                String message = pushing.failure(pushing.to(server.url()));
                assertTrue(
                        message.contains("failed: there is no git repository.")
                                || message.contains("failed: the connection broke off ("),
                        answer + ": " + message);
            }
        }
    }

    @Test
    void repeatsWhatTheServerSaysInsteadOfItsRefs() throws Exception {
        try (OddGitServer server = new OddGitServer((request, out) -> {
            OddGitServer.status(out, "200 OK", "Content-Type: application/x-git-receive-pack-advertisement");
            OddGitServer.write(out, OddGitServer.packet("ERR the app\u001b[2J is archived\n"));
        })) {
            assertFails("the server refuses: the app is archived. Check the app's name", server.url());
        }
    }

    @Test
    void aServerWhoseOwnHistoryIsShallowTakesAPush() throws Exception {
        try (OddGitServer server = new OddGitServer((request, out) -> {
            if (request.isPost()) {
                OddGitServer.result(out);
                OddGitServer.report(out, "ok refs/heads/master");
            } else {
                OddGitServer.advertise(
                        out,
                        "1".repeat(40) + " refs/heads/other\0report-status side-band-64k",
                        "shallow " + "2".repeat(40));
            }
        })) {
            assertEquals(new Outlook(null, true), pushing.make(pushing.to(server.url())));
        }
    }

    @Test
    void whatDoesNotKeepToHttpIsNotCalledBrokenOff() throws Exception {
        for (String answer : List.of(
                "SSH-2.0-OpenSSH\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/x-git-receive-pack-advertisement\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\nzz\r\n")) {
            try (OddGitServer server = new OddGitServer((request, out) -> OddGitServer.write(out, answer))) {
                assertFails("what answers does not keep to HTTP (", server.url());
            }
        }
    }

    @Test
    void showsNoSecretOfWhereItIsRedirected() throws Exception {
        for (String status : List.of("302 Found", "401 Unauthorized", "429 Too Many Requests")) {
            try (OddGitServer server = new OddGitServer((request, out) -> OddGitServer.status(
                    out, status, "Location: https://ada:hush@sso.example.com/in?token=hush#hush"))) {
                String message = pushing.failure(pushing.to(server.url()));
                assertFalse(message.contains("hush"), message);
                assertEquals(status.startsWith("302"), message.contains("(https://sso.example.com/in)"), message);
            }
        }
    }

    @Test
    void aRefusalWithoutAReasonIsOne() throws Exception {
        for (String refusal : List.of("ng refs/heads/master", "ng refs/heads/master  ")) {
            try (OddGitServer server = OddGitServer.answeringPushes((request, out) -> {
                OddGitServer.result(out);
                OddGitServer.report(out, refusal);
            })) {
                assertEquals(
                        "the server declined the push: it does not say why", pushing.failure(pushing.to(server.url())));
            }
        }
    }

    @Test
    void aServerThatIsAwayForAVeryLongTimeIsOutOfOrder() throws Exception {
        for (String after : List.of("0", "99999999999")) {
            try (OddGitServer server = new OddGitServer(
                    (request, out) -> OddGitServer.status(out, "503 Unavailable", "Retry-After: " + after))) {
                assertFails("the server, or a proxy in front of it, is out of order (HTTP 503).", server.url());
                assertEquals(1, server.requests().size());
            }
        }
    }

    @Test
    void tellsThatThereIsNoServer() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        assertFails("no connection to the server. Check its address", "http://127.0.0.1:" + port + "/GIT/sales");
        assertFails("the server's name is not known to the agent's network", "https://dash.invalid/GIT/sales");
    }

    @Test
    void goesByTheProxyOfJenkins() throws Exception {
        AtomicInteger status = new AtomicInteger(404);
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        proxy.start();
        try {
            Route route = new Route("127.0.0.1", proxy.getAddress().getPort(), null, null, null);
            Push push = pushing.to(
                    new Remote("http://dash.invalid/GIT/sales", Pushing.LOGIN, route), Duration.ofMinutes(1));
            assertFails("there is no git repository. Check the URL of the server", push);
            status.set(407);
            assertFails("the proxy of Jenkins does not let the push through (HTTP 407). Correct its user name", push);
        } finally {
            proxy.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            407 Proxy Authentication Required | the proxy of Jenkins does not let the push through (HTTP 407). Correct its user
            403 Forbidden | the proxy of Jenkins does not let the push through (Unexpected response code for CONNECT: 403).
            502 Bad Gateway | the proxy of Jenkins does not let the push through (Unexpected response code for CONNECT: 502).
            """)
    void saysWhatTheProxyDoesAboutATunnel(String answer, String sentence) throws Exception {
        try (OddGitServer proxy = new OddGitServer(
                (request, out) -> OddGitServer.status(out, answer, "Proxy-Authenticate: Basic realm=\"x\""))) {
            Route route = new Route(
                    "127.0.0.1", Integer.parseInt(proxy.url().replaceAll("\\D*127.0.0.1:|/.*", "")), null, null, null);
            assertFails(
                    sentence,
                    pushing.to(
                            new Remote("https://dash.invalid/GIT/sales", Pushing.LOGIN, route), Duration.ofMinutes(1)));
            assertFalse(
                    proxy.requests().get(0).headers().toString().contains("uthorization"),
                    proxy.requests().toString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 Bad Request | the server does not take the push (HTTP 400). See its own logs
            401 Unauthorized | the user name or password of
            403 Forbidden | may not deploy the app. Only its owner
            404 Not Found | there is no git repository. Check the URL
            411 Length Required | the server does not take the push (HTTP 411). See
            413 Payload Too Large | the push is too large for the server or for a proxy in front of it (HTTP 413). Have that limit raised
            429 Too Many Requests | the server does not take the push (HTTP 429). See
            """)
    void aRefusalIsFinal(String status, String sentence) throws Exception {
        try (OddGitServer server =
                OddGitServer.answeringPushes((request, out) -> OddGitServer.status(out, status, "Content-Length: 0"))) {
            AbortException failure = assertThrows(AbortException.class, () -> pushing.make(pushing.to(server.url())));
            assertEquals(AbortException.class, failure.getClass(), failure.getMessage());
            assertTrue(pushing.shown(failure).contains(sentence), pushing.shown(failure));
            assertEquals(2, server.requests().size());
        }
        try (OddGitServer server =
                new OddGitServer((request, out) -> OddGitServer.status(out, status, "Content-Length: 0"))) {
            String failure = pushing.failure(pushing.to(server.url()));
            assertTrue(failure.contains(sentence), failure);
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void aRefusalIsReadEvenIfTheServerTakesNoMoreOfThePush() throws Exception {
        byte[] noise = new byte[20_000_000];
        new Random(1).nextBytes(noise);
        Files.write(directory.toPath().resolve("noise"), noise);
        try (Git git = Git.open(directory)) {
            git.add().addFilepattern(".").call();
            Pushing.commit(git, "Noise");
        }
        try (OddGitServer server = new OddGitServer(100_000, (request, out) -> {
            if (request.isPost()) {
                OddGitServer.status(out, "413 Payload Too Large", "Content-Length: 0");
                request.reset();
            } else {
                OddGitServer.advertise(out, OddGitServer.NOTHING + " capabilities^{}\0report-status");
            }
        })) {
            assertFails("the push is too large for the server", server.url());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout"
            })
    void aGatewayThatGivesUpMayHaveHandedThePushOn(String status) throws Exception {
        try (OddGitServer server =
                OddGitServer.answeringPushes((request, out) -> OddGitServer.status(out, status, "Retry-After: 0"))) {
            String message = assertInstanceOf(
                            LostPushException.class,
                            assertThrows(AbortException.class, () -> pushing.make(pushing.to(server.url()))))
                    .getMessage();
            assertTrue(
                    message.equals("the server did not say what became of the push to " + server.url() + " (HTTP "
                            + status.substring(0, 3) + ")."),
                    message);
            assertEquals(2, server.requests().size(), "a push is not repeated");
        }
        try (OddGitServer server =
                new OddGitServer((request, out) -> OddGitServer.status(out, status, "Retry-After: 0"))) {
            assertFails(
                    "the server, or a proxy in front of it, is out of order (HTTP " + status.substring(0, 3)
                            + "). Nothing was pushed",
                    server.url());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Loading private key",
                "not authorized",
                "authentication not supported",
                "Proxy Authentication Required",
                "Cannot redirect",
                "not permitted on",
                "smart HTTP",
                "Cannot log in at",
                "server key",
                "deploy lock",
                "Access denied",
                "ERR no",
                "unpack error",
                "ng refs/heads/master no"
            })
    void wordsOfTheBuildAreNoVerdict(String words) throws Exception {
        try (OddGitServer server = OddGitServer.answeringPushes((request, out) -> {
            OddGitServer.result(out);
            OddGitServer.say(out, words + "\n");
            request.reset();
        })) {
            AbortException failure = assertThrows(AbortException.class, () -> pushing.make(pushing.to(server.url())));
            assertInstanceOf(LostPushException.class, failure, failure.getMessage());
            assertTrue(pushing.printed().contains("remote: " + words + "\n"), pushing.printed());
            assertFalse(failure.getMessage().contains(words), failure.getMessage());
        }
    }

    @Test
    void anAnswerWithoutAReportIsALostPush() throws Exception {
        for (String answer : List.of(
                "",
                "0000",
                "00",
                "zzzz",
                "0009\u0003gone",
                OddGitServer.packet("\u0001" + "0000"),
                OddGitServer.packet("\u0007x"),
                OddGitServer.packet("\u0001" + OddGitServer.packet("unpack ok\n")
                        + OddGitServer.packet("ok refs/heads/other\n") + "0000"))) {
            try (OddGitServer server = OddGitServer.answeringPushes((request, out) -> {
                OddGitServer.result(out);
                OddGitServer.write(out, answer);
            })) {
                AbortException failure =
                        assertThrows(AbortException.class, () -> pushing.make(pushing.to(server.url())));
                assertInstanceOf(LostPushException.class, failure, answer + failure.getMessage());
            }
        }
        try (OddGitServer server = OddGitServer.answeringPushes(
                (request, out) -> OddGitServer.status(out, "200 OK", "Content-Type: text/html"))) {
            assertInstanceOf(
                    LostPushException.class,
                    assertThrows(AbortException.class, () -> pushing.make(pushing.to(server.url()))));
        }
    }

    @Test
    void theReportIsTheVerdict() throws Exception {
        assertDeclined("ng refs/heads/master pre-receive hook declined", "Only Tuesdays", " !     Only Tuesdays\n");
        assertDeclined(
                "ng refs/heads/master quota exceeded", "quota exceeded", "       ModuleNotFoundError: No module\n");
        assertDeclined("ng refs/heads/master failed to push some refs", "the last words", "the last words\n");
        try (OddGitServer server = OddGitServer.answeringPushes((request, out) -> {
            OddGitServer.result(out);
            OddGitServer.say(out, " !     remote rejected, Access denied\n");
            OddGitServer.report(out, "ok refs/heads/master");
        })) {
            assertEquals(new Outlook(null, true), pushing.make(pushing.to(server.url())));
        }
    }

    @Test
    void aServerThatCannotUnpackSaysSo() throws Exception {
        try (OddGitServer server = OddGitServer.answeringPushes((request, out) -> {
            OddGitServer.result(out);
            OddGitServer.write(
                    out,
                    OddGitServer.packet("\u0001" + OddGitServer.packet("unpack No space left on device\n")
                                    + OddGitServer.packet("ng refs/heads/master unpacker error\n") + "0000")
                            + "0000");
        })) {
            assertEquals(
                    "the server declined the push: No space left on device", pushing.failure(pushing.to(server.url())));
        }
    }

    @Test
    void understandsAServerThatDoesNotTalk() throws Exception {
        try (OddGitServer server = new OddGitServer((request, out) -> {
            if (request.isPost()) {
                OddGitServer.result(out);
                OddGitServer.write(
                        out,
                        OddGitServer.packet("unpack ok\n") + OddGitServer.packet("ok refs/heads/master\n") + "0000");
            } else {
                OddGitServer.advertise(out, OddGitServer.NOTHING + " capabilities^{}\0report-status");
            }
        })) {
            assertEquals(new Outlook(null, true), pushing.make(pushing.to(server.url())));
        }
    }

    @Test
    void looksWithoutPushingWhatAPushWouldDo() throws Exception {
        String first = pushing.revision().hash();
        try (Git git = Git.open(directory)) {
            assertEquals(new Outlook(null, true), look(OddGitServer.NOTHING + " capabilities^{}\0report-status"));
            assertEquals(new Outlook(first, true), look(first + " refs/heads/master\0report-status"));
            Pushing.commit(git, "Second");
            assertEquals(new Outlook(first, true), look(first + " refs/heads/master\0report-status"));
            assertEquals(new Outlook(null, true), look(first + " refs/heads/main\0report-status"));
            git.checkout().setOrphan(true).setName("other").call();
            Pushing.commit(git, "Another");
            assertEquals(new Outlook(first, false), look(first + " refs/heads/master\0report-status"));
            String unknown = "1".repeat(40);
            assertEquals(new Outlook(unknown, false), look(unknown + " refs/heads/master\0report-status"));
        }
    }

    @Test
    void dropsNoRevisionUnlessThatIsWanted() throws Exception {
        try (OddGitServer server = new OddGitServer((request, out) -> {
            if (request.isPost()) {
                OddGitServer.result(out);
                OddGitServer.write(
                        out,
                        OddGitServer.packet("unpack ok\n") + OddGitServer.packet("ok refs/heads/master\n") + "0000");
            } else {
                OddGitServer.advertise(out, "1".repeat(40) + " refs/heads/master\0report-status");
            }
        })) {
            String message = pushing.failure(pushing.to(server.url()));
            assertTrue(
                    message.startsWith("the revision deployed now is no ancestor of "
                            + pushing.revision().hash()),
                    message);
            assertEquals(1, server.requests().size());
            Push push = pushing.to(server.url());
            Push dry = new Push(push.to(), push.source(), push.revision(), false, true, push.limit(), push.log());
            assertEquals(message, pushing.failure(dry));
            assertEquals(2, server.requests().size());
            pushing.make(new Push(push.to(), push.source(), push.revision(), true, false, push.limit(), push.log()));
            assertEquals(4, server.requests().size());
        }
    }

    @Test
    void hasAConnectionForEachRequest() throws Exception {
        try (OddGitServer server = OddGitServer.answeringPushes((request, out) -> {
            OddGitServer.result(out);
            OddGitServer.report(out, "ok refs/heads/master");
        })) {
            pushing.make(pushing.to(server.url()));
            assertTrue(server.requests().stream()
                    .allMatch(request -> request.headers().contains("Connection: close")));
        }
    }

    @Test
    void masksWhatItSentWhereverTheServerRepeatsIt() throws Exception {
        pushing.secrets.hideLogin("ci", "ci-password");
        try (OddGitServer server = OddGitServer.answeringPushes((request, out) -> {
            OddGitServer.result(out);
            OddGitServer.say(out, "you sent ci-pass");
            OddGitServer.say(out, "word and Y2k6Y2ktcGFzc3dvcmQ=\n" + "x".repeat(1_995) + "ci-password\n");
            OddGitServer.report(out, "ng refs/heads/master no ci-password");
        })) {
            String message = pushing.failure(pushing.to(server.url()));
            assertEquals("the server declined the push: no ****", message);
            assertTrue(pushing.printed().contains("remote: you sent **** and ****\n"), pushing.printed());
            assertFalse(pushing.printed().contains("ci-p"), pushing.printed());
        }
    }

    private Outlook look(String ref) throws Exception {
        try (OddGitServer server = new OddGitServer((request, out) -> OddGitServer.advertise(out, ref))) {
            Push push = pushing.to(server.url());
            Outlook outlook = pushing.make(
                    new Push(push.to(), push.source(), push.revision(), true, true, push.limit(), push.log()));
            assertEquals(1, server.requests().size(), "nothing is pushed");
            return outlook;
        }
    }

    private void assertDeclined(String verdict, String cause, String said) throws Exception {
        try (OddGitServer server = OddGitServer.answeringPushes((request, out) -> {
            OddGitServer.result(out);
            OddGitServer.say(out, said);
            OddGitServer.report(out, verdict);
        })) {
            assertEquals("the server declined the push: " + cause, pushing.failure(pushing.to(server.url())));
        }
    }

    private Push trusting(String url) throws Exception {
        return pushing.to(
                new Remote(url + "/GIT/sales", Pushing.LOGIN, Route.direct(ServerCertificate.caPem())),
                Duration.ofMinutes(1));
    }

    private void assertFails(String sentence, String url) throws Exception {
        assertFails(sentence, pushing.to(url));
    }

    private void assertFails(String sentence, Push push) {
        String message = pushing.failure(push);
        assertTrue(message.startsWith("the push to " + push.to().url() + " failed: " + sentence), message);
    }
}
