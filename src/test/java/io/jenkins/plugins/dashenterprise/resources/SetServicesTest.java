package io.jenkins.plugins.dashenterprise.resources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.operations.AppName;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SetServicesTest extends DashTest {
    @BeforeEach
    void prepare() throws Exception {
        dash.simulator.server().addApp("shop", "ci").deployed("1a2b3c", "first").running();
    }

    private int writes() {
        return dash.simulator.requests("addService").size()
                + dash.simulator.requests("linkService").size()
                + dash.simulator.requests("unlinkService").size()
                + dash.simulator.requests("deleteService").size();
    }

    @Test
    void createsAndLinksAndDoesNothingTheSecondTime() throws Exception {
        String script = "echo \"${deDashSetServices app: 'shop', services: ['redis', 'postgres']}\"";
        String log = dash.run(script);
        assertTrue(
                log.contains(
                        "services:[[type:redis, name:shop-redis, created:true], [type:postgres, name:shop-postgres, created:true]],"
                                + " unlinked:[], deleted:[], refresh:true]"),
                log);
        assertTrue(
                log.contains("Services of shop: created redis shop-redis, linked redis shop-redis, created postgres"),
                log);
        assertEquals(2, dash.simulator.server().app("shop").linkedServices().size());
        assertEquals(4, writes());
        log = dash.run(script);
        assertTrue(log.contains("name:shop-redis, created:false]"), log);
        assertTrue(log.contains("Services of shop: as wanted already."), log);
        assertEquals(4, writes());
    }

    @Test
    void keepsALinkedServiceWhateverItsNameAndUnlinksTheRest() throws Exception {
        dash.simulator.server().addService("cache", "redis", "ci");
        dash.run("deDashSetServices app: 'shop', services: ['redis', 'postgres'], names: [redis: 'cache']");
        String log = dash.run("echo \"${deDashSetServices app: 'shop', services: ['redis'], delete: true}\"");
        assertTrue(
                log.contains(
                        "services:[[type:redis, name:cache, created:false]], unlinked:[shop-postgres], deleted:[shop-postgres]"),
                log);
        assertEquals(1, dash.simulator.server().services().size());
    }

    @Test
    void leavesWhatItUnlinksUnlessToldToDelete() throws Exception {
        dash.run("deDashSetServices app: 'shop', services: ['redis']");
        dash.run("deDashSetServices app: 'shop', services: []");
        assertEquals(List.of(), dash.simulator.server().app("shop").linkedServices());
        assertEquals(1, dash.simulator.server().services().size());
    }

    @Test
    void findsWhatWasDoneWhenAnswersAreLost() throws Exception {
        dash.simulator.inject(Faults.reset().on("addService").afterApplied());
        dash.simulator.inject(Faults.reset().on("linkService").afterApplied());
        String log = dash.run("echo \"${deDashSetServices app: 'shop', services: ['redis']}\"");
        assertTrue(log.contains("Looking whether it was done all the same."), log);
        assertTrue(log.contains("name:shop-redis, created:true]], unlinked:[], deleted:[], refresh:true"), log);
        assertEquals(2, writes());
    }

    @Test
    void namesWhatWasDoneWhenTheServerRefuses() throws Exception {
        dash.simulator.inject(Faults.payloadError("No disk left.").on("linkService"));
        String log = dash.fail("deDashSetServices app: 'shop', services: ['redis']");
        assertTrue(
                log.contains(
                        "refused to link redis shop-redis: No disk left. Done before: created redis shop-redis; not done: link redis shop-redis."),
                log);
    }

    @Test
    void changesNothingInADryRunOfAFreestyleJob() throws Exception {
        dash.run("deDashSetServices app: 'shop', services: ['postgres']");
        SetServices operation = new SetServices("shop");
        operation.setServices(List.of("redis"));
        operation.setDelete(true);
        operation.setWait(true);
        operation.setDryRun(true);
        String log = dash.build(operation);
        assertTrue(
                log.contains(
                        "Would create redis shop-redis; would link redis shop-redis; would unlink postgres shop-postgres;"
                                + " would delete postgres shop-postgres; the server would restart the app."),
                log);
        assertFalse(log.contains("It is "), log);
        assertEquals(2, writes());
    }

    @Test
    void waitsForTheRestart() throws Exception {
        String log = dash.run("echo \"${deDashSetServices(app: 'shop', services: ['redis'], wait: true).refresh}\"");
        assertTrue(log.contains("It is running."), log);
    }

    @Test
    void shortensTheNamesOfServicesToWhatTheServerTakes() {
        assertEquals("shop-postgres", ServiceName.of("shop", "postgres"));
        String one = ServiceName.of("a-rather-long-name-of-an-app-a", "postgres");
        String other = ServiceName.of("a-rather-long-name-of-an-app-b", "postgres");
        assertNull(AppName.problemWith(one), one);
        assertNull(AppName.problemWith(other), other);
        assertFalse(one.equals(other), one);
    }

    @Test
    void refusesBadInput() throws Exception {
        assertTrue(dash.fail("deDashSetServices 'shop'")
                .contains("ERROR: services is missing: a list of the types wanted, [] for none."));
        assertTrue(dash.fail("deDashSetServices app: 'shop', services: ['mongo']")
                .contains("ERROR: 'mongo' is no type of service; there are redis and postgres."));
        assertTrue(dash.fail("deDashSetServices app: 'shop', services: ['redis'], names: [redis: 'X']")
                .contains("ERROR: 'X' is no service name"));
        assertTrue(dash.fail("deDashSetServices app: 'shop', services: ['redis'], names: [postgres: 'data']")
                .contains("ERROR: names has postgres, which is not among the services."));
        assertTrue(dash.fail("deDashSetServices app: 'shap', services: []")
                .contains("ERROR: There is no app 'shap' on simulator"));
        assertEquals(0, writes());
    }

    @Test
    void runsInAFreestyleJob() throws Exception {
        SetServices operation = new SetServices("shop");
        operation.setServices(List.of("redis"));
        operation.setNames(Map.of("redis", "cache-$BUILD_NUMBER"));
        dash.build(operation);
        assertEquals(
                "cache-1",
                dash.simulator.server().app("shop").linkedServices().get(0).name());
    }
}
