package io.jenkins.plugins.dashenterprise.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ProxyConfiguration;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException.Kind;
import io.jenkins.plugins.dashenterprise.graphql.model.AddAppMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.CurrentUserQuery;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.ServerCertificate;
import io.jenkins.plugins.dashenterprise.simulator.Tunnels;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The password of the proxy is for the proxy. */
@WithJenkins
@ExtendWith(Hurry.class)
class ProxyTest {
    private static final String LOGIN =
            Base64.getEncoder().encodeToString("jenkins:fake".getBytes(StandardCharsets.UTF_8));

    private DashEnterpriseSimulator server;
    private Tunnels proxy;
    private JenkinsRule jenkins;
    private GraphQlClient client;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
        server = DashEnterpriseSimulator.start(ServerCertificate.VALID);
        proxy = new Tunnels(LOGIN);
        client = new GraphQlClient(
                new ServerAddress("dash", server.url(), 5, 5, ServerCertificate.caPem(), ServerAddress.FOUR),
                "ci",
                "ci-key",
                line -> {});
    }

    @AfterEach
    void stop() throws Exception {
        jenkins.jenkins.setProxy(null);
        proxy.close();
        server.close();
    }

    private void proxyWithPassword(String password) throws Exception {
        jenkins.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", proxy.port(), "jenkins", password, null));
    }

    @Test
    void logsInToTheProxyWhenItAsks() throws Exception {
        proxyWithPassword("fake");
        assertEquals("ci", client.execute(new CurrentUserQuery()).current.username);
        String tunnel = "CONNECT " + server.url().replace("https://", "");
        assertEquals(
                List.of(tunnel + " unknown", tunnel + " known"),
                proxy.requests().subList(0, 2));
        assertServerWasNotTold();
    }

    @Test
    void saysThatTheProxyRefuses() throws Exception {
        proxyWithPassword("wrong");
        GraphQlException failure = assertThrows(GraphQlException.class, () -> client.execute(new CurrentUserQuery()));
        assertTrue(
                failure.getMessage().contains("the proxy of Jenkins does not let the call through (HTTP 407)"),
                failure::getMessage);
        assertEquals(0, server.requestCount());
    }

    @Test
    void aServerThatPosesAsTheProxyIsToldNothing() throws Exception {
        proxyWithPassword("fake");
        server.inject(Faults.wantsProxyLogin().times(2));
        for (int i = 0; i < 2; i++) {
            GraphQlException failure =
                    assertThrows(GraphQlException.class, () -> client.execute(new AddAppMutation("shop")));
            assertEquals(Kind.REFUSED, failure.kind());
            assertTrue(
                    failure.getMessage()
                            .contains(
                                    "asks for the login to a proxy (HTTP 407), but is no proxy of Jenkins' configuration."),
                    failure::getMessage);
        }
        assertEquals(2, server.requestCount());
        assertServerWasNotTold();
    }

    @Test
    void aServerThatPosesAsAProxyWhereThereIsNoneIsToldNothing() throws Exception {
        server.inject(Faults.wantsProxyLogin());
        GraphQlException failure = assertThrows(GraphQlException.class, () -> client.execute(new CurrentUserQuery()));
        assertTrue(failure.getMessage().contains("asks for the login to a proxy (HTTP 407)"), failure::getMessage);
        assertServerWasNotTold();
    }

    @Test
    void aProxyThatLeadsNowhereIsNotTakenForTheServer() throws Exception {
        proxyWithPassword("fake");
        GraphQlClient nowhere =
                new GraphQlClient(new ServerAddress("dash", "https://127.0.0.1:1", 5, 5), "ci", "ci-key", line -> {});
        GraphQlException failure =
                assertThrows(GraphQlException.class, () -> nowhere.execute(new AddAppMutation("shop")));
        assertEquals(Kind.NOT_SENT, failure.kind());
        assertTrue(
                failure.getMessage().contains("the proxy of Jenkins does not lead there (HTTP 502)"),
                failure::getMessage);
    }

    private void assertServerWasNotTold() {
        assertTrue(server.requests().stream()
                .allMatch(request -> request.headers().keySet().stream()
                        .noneMatch(name -> name.equalsIgnoreCase("Proxy-Authorization"))));
    }
}
