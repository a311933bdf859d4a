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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
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
        assertTrue(headers.entrySet().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase("accept") && header.getValue().equals("application/json")),
                headers::toString);
        assertTrue(headers.entrySet().stream()
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
    void callsThatWaitForTheirTurnEndInTimeToo() throws Exception {
        simulator.inject(Faults.silence().always());
        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            calls.add(client(1).sendOnce(new CurrentUserQuery()));
        }
        for (CompletableFuture<?> call : calls) {
            ExecutionException failure = assertThrows(ExecutionException.class, () -> call.get(20, TimeUnit.SECONDS));
            assertTrue(failure.getCause().getMessage().contains("did not answer within 1 s"), failure::toString);
        }
    }

    @Test
    void repeatsAQueryFiveTimesAndTellsEach() {
        simulator.inject(Faults.status(503).always());
        GraphQlException failure = assertThrows(GraphQlException.class, () -> client(5).execute(new CurrentUserQuery()));
        assertEquals(Kind.LOST, failure.kind());
        assertEquals(6, simulator.requestCount());
        assertEquals(5, log.size());
        assertTrue(log.get(4).endsWith("(5 of 5)."), log::toString);
    }

    @Test
    void doesNotRepeatAMutationThatMayHaveArrived() {
        simulator.inject(Faults.reset());
        GraphQlException failure = assertThrows(GraphQlException.class, () -> client(5).execute(new AddAppMutation("shop")));
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
        GraphQlException failure = assertThrows(GraphQlException.class, () -> client(5).execute(new CurrentUserQuery()));
        assertTrue(failure.getMessage().endsWith("It asks to come back in 3600 s."), failure::getMessage);
        assertEquals(1, log.size());
    }

    @Test
    void doesNotOutlastTheDeadlineOfAStep() {
        ServerAddress server = new ServerAddress("dash", simulator.url(), 5, 60);
        simulator.inject(Faults.silence());
        GraphQlException silent = assertThrows(
                GraphQlException.class, () -> until(System.currentTimeMillis() + 500, server).execute(new CurrentUserQuery()));
        assertTrue(silent.getMessage().contains("did not answer before the time limit of the step was over"), silent::getMessage);
        simulator.inject(Faults.status(503, "100").always());
        GraphQlException later = assertThrows(
                GraphQlException.class, () -> until(System.currentTimeMillis() + 500, server).execute(new CurrentUserQuery()));
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
            ServerAddress told = new ServerAddress("dash", secure.url(), 5, 5, ServerCertificate.caPem());
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
            GraphQlException refused = assertThrows(GraphQlException.class, () -> client(behind).execute(new CurrentUserQuery()));
            assertTrue(refused.getMessage().contains("the proxy of Jenkins does not let the call through"), refused::getMessage);
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
