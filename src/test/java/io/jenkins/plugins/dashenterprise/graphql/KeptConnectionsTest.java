package io.jenkins.plugins.dashenterprise.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.graphql.model.AddAppMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.CurrentUserQuery;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.ServerCertificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whenever a server closes its connections: each mutation arrives once, and nobody hears of it. */
@WithJenkins
class KeptConnectionsTest {
    private static final List<Integer> IDLE_LIMITS = List.of(300, 2000, 5000);

    private final List<String> log = new CopyOnWriteArrayList<>();

    @Test
    void aMutationArrivesOnceWhateverTheServersIdleLimitAndThePause(JenkinsRule jenkins) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int limit : IDLE_LIMITS) {
            for (int pause : new int[] {0, limit - 20, limit + 20, limit + 700}) {
                all.add(CompletableFuture.runAsync(
                        () -> pausing(limit, pause, false), task -> new Thread(task).start()));
                all.add(CompletableFuture.runAsync(
                        () -> pausing(limit, pause, true), task -> new Thread(task).start()));
            }
        }
        all.forEach(CompletableFuture::join);
        assertEquals(List.of(), log);
    }

    private void pausing(int limit, int pause, boolean secure) {
        try (DashEnterpriseSimulator server = start(secure)) {
            server.settings().mostIdle(Duration.ofMillis(limit));
            GraphQlClient client = client(server);
            client.execute(new CurrentUserQuery());
            Thread.sleep(Math.max(pause, 0));
            client.execute(new AddAppMutation("shop"));
            Thread.sleep(Math.max(pause, 0));
            client.poll(new CurrentUserQuery()).join();
            Thread.sleep(Math.max(pause, 0));
            client.execute(JsonRequest.graphQl(
                    "{\"query\":\"mutation { deleteApp(name: \\\"shop\\\") { ok } }\"}", false, true));
            assertEquals(1, server.requests("addApp").size());
            assertEquals(1, server.requests("deleteApp").size());
            assertEquals(4, server.requestCount());
        } catch (GraphQlException | InterruptedException | RuntimeException e) {
            throw new AssertionError(
                    "A pause of " + pause + " ms on a server that closes after " + limit + " ms, TLS: " + secure, e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void callsOneAfterTheOtherShareAConnection(boolean secure, JenkinsRule jenkins) throws Exception {
        try (DashEnterpriseSimulator server = start(secure)) {
            GraphQlClient client = client(server);
            for (int i = 0; i < 50; i++) {
                client.execute(new CurrentUserQuery());
                client.execute(new AddAppMutation("shop-" + i));
            }
            // One, unless this machine pauses.
            assertTrue(server.connections() < 50, server.connections() + " connections for 100 calls");
        }
    }

    @Test
    void whatNobodyCanLookAfterHasAConnectionOfItsOwn(JenkinsRule jenkins) throws Exception {
        try (DashEnterpriseSimulator server = start(false)) {
            GraphQlClient client = client(server);
            for (int i = 0; i < 50; i++) {
                client.execute(JsonRequest.graphQl(
                        "{\"query\":\"mutation { deleteApp(name: \\\"shop\\\") { ok } }\"}", false, true));
                assertEquals(i + 1, server.connections());
            }
        }
    }

    @Test
    void aServerThatClosesConnectionsAtOnceIsGivenANewOneEachTime(JenkinsRule jenkins) throws Exception {
        try (DashEnterpriseSimulator server = start(false)) {
            server.settings().mostIdle(Duration.ofMillis(1));
            GraphQlClient client = client(server);
            client.execute(new CurrentUserQuery());
            Thread.sleep(30);
            client.execute(new CurrentUserQuery());
            for (int i = 0; i < 200; i++) {
                client.execute(new AddAppMutation("shop-" + i));
                // Just when the server closes it.
                Thread.sleep(0, 900_000 + i * 500);
            }
            assertEquals(200, server.requests("addApp").size());
            assertTrue(server.connections() > 200);
        }
        assertEquals(List.of(), log);
    }

    private static DashEnterpriseSimulator start(boolean secure) {
        return secure ? DashEnterpriseSimulator.start(ServerCertificate.VALID) : DashEnterpriseSimulator.start();
    }

    private GraphQlClient client(DashEnterpriseSimulator server) {
        ServerAddress address = new ServerAddress(
                "dash",
                server.url(),
                10,
                30,
                server.url().startsWith("https") ? ServerCertificate.caPem() : null,
                ServerAddress.FOUR);
        return new GraphQlClient(address, "ci", "ci-key", log::add);
    }
}
