package io.jenkins.plugins.dashenterprise.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import hudson.ProxyConfiguration;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException.Kind;
import io.jenkins.plugins.dashenterprise.graphql.model.AddAppMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.CurrentUserQuery;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.ServerCertificate;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
@ExtendWith(Hurry.class)
class GraphQlClientTest {
    private final List<String> log = new CopyOnWriteArrayList<>();
    private DashEnterpriseSimulator simulator;
    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
        simulator = DashEnterpriseSimulator.start();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private GraphQlClient client(int seconds) {
        return client(new ServerAddress("dash", simulator.url(), 1, seconds));
    }

    private GraphQlClient client(ServerAddress server) {
        return new GraphQlClient(server, "ci", "ci-key", log::add);
    }

    @Test
    void saysWhoItIsAndWhatItAccepts() throws Exception {
        assertEquals("ci", client(5).execute(new CurrentUserQuery()).current.username);
        Map<String, String> headers = simulator.requests().get(0).headers();
        assertTrue(
                headers.entrySet().stream()
                        .anyMatch(header -> header.getKey().equalsIgnoreCase("accept")
                                && header.getValue().equals("application/json")),
                headers::toString);
        assertTrue(
                headers.entrySet().stream()
                        .anyMatch(header -> header.getKey().equalsIgnoreCase("user-agent")
                                && header.getValue().startsWith("Jenkins-dash-enterprise-plugin/")),
                headers::toString);
    }

    @Test
    void cancellingClosesTheConnection() throws Exception {
        simulator.inject(Faults.silence());
        CompletableFuture<?> call = client(60).send(new CurrentUserQuery());
        until(() -> simulator.requestCount() == 1);
        assertFalse(call.isDone(), "the call holds no thread of the caller");
        call.cancel(true);
        until(() -> simulator.openConnections() == 0);
        assertEquals(1, simulator.requestCount());
    }

    @Test
    void cancellingEndsABodyThatDrips() throws Exception {
        simulator.inject(Faults.slowDrip());
        CompletableFuture<?> call = client(60).send(new CurrentUserQuery());
        until(() -> simulator.requestCount() == 1);
        call.cancel(true);
        until(() -> simulator.openConnections() == 0);
        assertTrue(call.isCancelled());
    }

    @Test
    void interruptingEndsACall() throws Exception {
        simulator.inject(Faults.silence());
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                client(60).execute(new CurrentUserQuery());
            } catch (GraphQlException | InterruptedException e) {
                end.set(e);
            }
        });
        caller.start();
        until(() -> simulator.requestCount() == 1);
        caller.interrupt();
        caller.join(TimeUnit.SECONDS.toMillis(20));
        assertInstanceOf(InterruptedException.class, end.get());
        until(() -> simulator.openConnections() == 0);
    }

    @Test
    void theTimeOfACallBeginsWithItsTurn() throws Exception {
        simulator.settings().latency(Duration.ofMillis(400));
        List<CompletableFuture<CurrentUserQuery.Data>> calls = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            calls.add(client(1).sendOnce(new CurrentUserQuery()));
            calls.add(client(1).poll(new CurrentUserQuery()));
        }
        for (CompletableFuture<CurrentUserQuery.Data> call : calls) {
            assertEquals("ci", call.get(60, TimeUnit.SECONDS).current.username);
        }
    }

    @Test
    void aStepThatIsOverBeforeItsCallHasATurnSaysSo() throws Exception {
        simulator.inject(Faults.silence().always());
        ServerAddress server = new ServerAddress("dash", simulator.url(), 5, 60);
        List<CompletableFuture<?>> others = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            others.add(client(server).sendOnce(new CurrentUserQuery()));
        }
        until(() -> simulator.requestCount() == 6);
        GraphQlException late = assertThrows(
                GraphQlException.class,
                () -> until(System.currentTimeMillis() + 300, server).execute(new CurrentUserQuery()));
        assertTrue(late.getMessage().startsWith("There was no turn for a call to dash"), late::getMessage);
        others.forEach(other -> other.cancel(true));
        assertEquals(6, simulator.requestCount());
    }

    @Test
    void aServerThatWantsTheRequestAgainAtOnceGetsAMutationOnce() {
        for (String retryAfter : List.of("0", "00", "0000000000")) {
            simulator.clearRequests();
            simulator.inject(Faults.status(503, retryAfter));
            assertThrows(GraphQlException.class, () -> client(5).execute(new AddAppMutation("shop")));
            assertEquals(1, simulator.requestCount());
        }
    }

    @Test
    void whatIsNoHttpIsSaidToBeNone() throws Exception {
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new Thread(() -> {
                        try (Socket socket = port.accept()) {
                            socket.getOutputStream().write("SSH-2.0-dokku\r\n".getBytes(StandardCharsets.US_ASCII));
                            socket.getInputStream().read(new byte[10_000]);
                        } catch (IOException e) {
                            // The test is over.
                        }
                    })
                    .start();
            ServerAddress ssh = new ServerAddress("dash", "http://127.0.0.1:" + port.getLocalPort(), 5, 5);
            GraphQlException failure =
                    assertThrows(GraphQlException.class, () -> client(ssh).execute(new AddAppMutation("shop")));
            assertTrue(failure.getMessage().contains("sent something that is not HTTP"), failure::getMessage);
        }
    }

    @Test
    void whatIsNoTlsIsSaidToBeNone() {
        ServerAddress plain = new ServerAddress("dash", simulator.url().replace("http:", "https:"), 5, 5);
        GraphQlException failure =
                assertThrows(GraphQlException.class, () -> client(plain).execute(new AddAppMutation("shop")));
        assertEquals(Kind.NOT_SENT, failure.kind());
        assertTrue(failure.getMessage().contains("Check that the URL's port speaks https."), failure::getMessage);
    }

    @Test
    void repeatsAQueryFiveTimesAndTellsEach() {
        simulator.inject(Faults.status(503).always());
        GraphQlException failure =
                assertThrows(GraphQlException.class, () -> client(5).execute(new CurrentUserQuery()));
        assertEquals(Kind.LOST, failure.kind());
        assertEquals(6, simulator.requestCount());
        assertEquals(5, log.size());
        assertTrue(log.get(4).endsWith("(5 of 5)."), log::toString);
    }

    @Test
    void doesNotRepeatAMutationThatMayHaveArrived() {
        simulator.inject(Faults.reset());
        GraphQlException failure =
                assertThrows(GraphQlException.class, () -> client(5).execute(new AddAppMutation("shop")));
        assertTrue(failure.outcomeUnknown());
        assertEquals(1, simulator.requestCount());
        assertEquals(List.of(), log);
    }

    @Test
    void comesBackWhenItIsToldToUnlessThatIsTooLate() throws Exception {
        simulator.inject(Faults.status(429, "7"));
        client(5).execute(new CurrentUserQuery());
        assertTrue(log.get(0).contains("It asks to come back in 7 s. Trying again"), log::toString);
        simulator.inject(Faults.status(503, "3600"));
        GraphQlException failure =
                assertThrows(GraphQlException.class, () -> client(5).execute(new CurrentUserQuery()));
        assertTrue(failure.getMessage().endsWith("It asks to come back in 3600 s."), failure::getMessage);
        assertEquals(1, log.size());
    }

    @Test
    void doesNotOutlastTheDeadlineOfAStep() {
        ServerAddress server = new ServerAddress("dash", simulator.url(), 5, 60);
        simulator.inject(Faults.silence());
        GraphQlException silent = assertThrows(
                GraphQlException.class,
                () -> until(System.currentTimeMillis() + 500, server).execute(new CurrentUserQuery()));
        assertTrue(
                silent.getMessage().contains("did not answer before the time limit of the step was over"),
                silent::getMessage);
        simulator.inject(Faults.status(503, "100").always());
        GraphQlException later = assertThrows(
                GraphQlException.class,
                () -> until(System.currentTimeMillis() + 500, server).execute(new CurrentUserQuery()));
        assertTrue(later.getMessage().contains("It asks to come back in 100 s."), later::getMessage);
        assertEquals(2, simulator.requestCount());
        assertEquals(List.of(), log, "what would come too late is not announced");
    }

    private GraphQlClient until(long deadlineMillis, ServerAddress server) {
        return new GraphQlClient(server, "ci", "ci-key", new Secrets(), deadlineMillis, log::add);
    }

    @Test
    void trustsAPrivateAuthorityWhereItIsTold() throws Exception {
        try (DashEnterpriseSimulator secure = DashEnterpriseSimulator.start(ServerCertificate.VALID)) {
            ServerAddress untold = new ServerAddress("dash", secure.url(), 5, 5);
            assertThrows(GraphQlException.class, () -> client(untold).execute(new CurrentUserQuery()));
            ServerAddress told =
                    new ServerAddress("dash", secure.url(), 5, 5, ServerCertificate.caPem(), ServerAddress.FOUR);
            assertEquals("ci", client(told).execute(new CurrentUserQuery()).current.username);
        }
    }

    @Test
    void knowsACertificateWhenItSeesOne() {
        assertEquals(null, Certificates.problemWith(ServerCertificate.caPem()));
        assertEquals(null, Certificates.problemWith(ServerCertificate.caPem() + "\n" + ServerCertificate.caPem()));
        for (String pem : List.of("", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")) {
            assertTrue(Certificates.problemWith(pem).contains("certificate"), pem);
        }
    }

    @Test
    void goesThroughTheProxyOfJenkinsAndLogsIn() throws Exception {
        HttpServer proxy = proxy();
        try {
            ServerAddress behind = new ServerAddress("dash", "http://dash.invalid", 5, 5);
            int port = proxy.getAddress().getPort();
            jenkins.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", port, "jenkins", "fake", null));
            assertEquals("via proxy", client(behind).execute(new CurrentUserQuery()).current.username);
            jenkins.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", port, "jenkins", "wrong", null));
            GraphQlException refused =
                    assertThrows(GraphQlException.class, () -> client(behind).execute(new CurrentUserQuery()));
            assertTrue(
                    refused.getMessage().contains("the proxy of Jenkins does not let the call through"),
                    refused::getMessage);
            jenkins.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", port, "jenkins", "fake", "127.0.0.1"));
            assertEquals("ci", client(5).execute(new CurrentUserQuery()).current.username);
        } finally {
            proxy.stop(0);
        }
    }

    /** A proxy that wants to know who is there, and answers for every server itself. */
    private static HttpServer proxy() throws Exception {
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String expected = okhttp3.Credentials.basic("jenkins", "fake");
        proxy.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean known = expected.equals(exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
            byte[] body = (known ? "{\"data\":{\"current\":{\"username\":\"via proxy\",\"isAdmin\":false}}}" : "")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"proxy\"");
            exchange.sendResponseHeaders(known ? 200 : 407, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        proxy.start();
        return proxy;
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertTrue(condition.getAsBoolean());
    }
}
