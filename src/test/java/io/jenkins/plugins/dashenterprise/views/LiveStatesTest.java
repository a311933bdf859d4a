package io.jenkins.plugins.dashenterprise.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Run;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How apps are now, asked sparingly. */
class LiveStatesTest extends DashTest {
    private final AtomicLong now = new AtomicLong(1_000_000);
    private final LiveStates states = new LiveStates(now::get);
    private Run<?, ?> run;

    @BeforeEach
    void deploy() throws Exception {
        run = dash.jenkins.buildAndAssertSuccess(dash.pipeline("deDashAddApp 'shop'; deDashAddApp 'sales'"));
        dash.simulator.clearRequests();
    }

    private List<RecordedApp> apps() {
        return DeployedApps.get().of(run.getParent().getFullName());
    }

    private Map<String, String> read() {
        Map<String, String> words = new TreeMap<>();
        states.of(apps()).forEach((app, word) -> words.put(app.getApp(), word));
        return words;
    }

    @Test
    void saysHowAppsAreNow() {
        dash.simulator.server().app("shop").deployed("0a1b2c3d", "First").running();
        assertEquals(Map.of("shop", "running", "sales", "never deployed"), read());
    }

    @Test
    void asksADashEnterprise5Nothing() {
        DashServer server = dash.server("simulator");
        server.setGeneration(5);
        DashEnterpriseConfiguration.get().setServers(List.of(server));
        assertEquals("not known: Dash Enterprise 5 does not tell", read().get("shop"));
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void asksOnceForAllAppsAndOnlyForThese() throws Exception {
        dash.simulator.server().addApp("secret-project", "ci");
        read();
        assertEquals(1, dash.simulator.requestCount());
        String asked = dash.simulator.requests().get(0).toString();
        assertTrue(asked.contains("shop") && asked.contains("sales"), asked);
        assertFalse(asked.contains("secret-project"), asked);
    }

    @Test
    void asksAServerAtMostOnceInHalfAMinute() {
        read();
        dash.simulator.server().app("shop").deployed("0a1b2c3d", "First").running();
        now.addAndGet(29_999);
        assertEquals("never deployed", read().get("shop"));
        assertEquals(1, dash.simulator.requestCount());
        now.addAndGet(1);
        assertEquals("running", read().get("shop"));
        assertEquals(2, dash.simulator.requestCount());
    }

    @Test
    void whoLookAtTheSameTimeShareTheAnswer() {
        dash.simulator.inject(Faults.latency(Duration.ofMillis(300)));
        List<CompletableFuture<Map<String, String>>> all = java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(this::read))
                .toList();
        all.forEach(each -> assertEquals("never deployed", each.join().get("shop")));
        assertEquals(1, dash.simulator.requestCount());
    }

    @Test
    void aServerThatDoesNotAnswerIsNotReachableAndNotAskedAgainAtOnce() {
        dash.simulator.inject(Faults.silence());
        long begin = System.nanoTime();
        assertEquals(Map.of("shop", "not reachable", "sales", "not reachable"), read());
        assertTrue(Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 20, "does not wait as a step would");
        read();
        assertEquals(1, dash.simulator.requestCount());
    }

    @Test
    void aServerThatIsDownIsNotReachable() {
        dash.simulator.close();
        assertEquals(Map.of("shop", "not reachable", "sales", "not reachable"), read());
    }

    @Test
    void anAnswerThatSaysNothingIsAWordToo() {
        dash.simulator.inject(Faults.nullData());
        assertFalse(read().containsValue("running"));
        now.addAndGet(60_000);
        dash.simulator.inject(Faults.status(401));
        assertEquals("not readable", read().get("shop"));
    }

    @Test
    void whatIsGoneIsNotThere() {
        dash.simulator.server().removeApp("shop");
        assertEquals("not there", read().get("shop"));
    }

    @Test
    void anOrdinaryUsersKeyReadsItsOwnApps() throws Exception {
        DashServer server = dash.server("simulator");
        server.setCredentialsId("dash-ada");
        DashEnterpriseConfiguration.get().setServers(List.of(server));
        assertEquals(Map.of("shop", "not there", "sales", "not there"), read());
    }

    @Test
    void withoutServerOrCredentialsNobodyIsAsked() {
        DashServer server = dash.server("simulator");
        server.setCredentialsId(null);
        DashEnterpriseConfiguration.get().setServers(List.of(server));
        assertEquals("no credentials", read().get("shop"));
        DashEnterpriseConfiguration.get().setServers(List.of());
        assertEquals("server is not configured", read().get("shop"));
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void anAppThatCameAfterTheLookShowsItsLastState() throws Exception {
        read();
        dash.jenkins.buildAndAssertSuccess(dash.pipeline("deDashAddApp 'new'"));
        RecordedApp fresh = DeployedApps.get().everywhere().get(0);
        assertEquals(
                "never deployed when it was last seen",
                states.of(List.of(fresh)).get(fresh));
    }
}
