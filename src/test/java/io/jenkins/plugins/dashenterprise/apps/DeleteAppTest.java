package io.jenkins.plugins.dashenterprise.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedApp;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedService;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeleteAppTest extends DashTest {
    private SimulatedApp app(String name, SimulatedService... services) {
        SimulatedApp app = dash.simulator.server().addApp(name, "ci");
        for (SimulatedService service : services) {
            app.linked(service);
        }
        return app;
    }

    private SimulatedService service(String name, String type) {
        return dash.simulator.server().addService(name, type, "ci");
    }

    private List<String> services() {
        return dash.simulator.server().services().stream()
                .map(SimulatedService::name)
                .toList();
    }

    @Test
    void deletesAnAppAndNothingTheSecondTime() throws Exception {
        app("shop", service("shop-redis", "redis"));
        String script = "def gone = deDashDeleteApp 'shop'; echo \"${gone}\"";
        String log = dash.run(script);
        assertTrue(log.contains("Deleting app 'shop' from simulator (" + dash.simulator.url() + ")"), log);
        assertTrue(log.contains("[name:shop, deleted:true, services:[]]"), log);
        assertFalse(dash.simulator.server().hasApp("shop"));
        assertEquals(List.of("shop-redis"), services());
        log = dash.run(script);
        assertTrue(log.contains("[name:shop, deleted:false, services:[]]"), log);
        assertEquals(1, dash.simulator.requests("deleteApp").size());
    }

    @Test
    void failsOnAMissingAppWhenAsked() throws Exception {
        String log = dash.fail("deDashDeleteApp app: 'shop', ifMissing: 'fail'");
        assertTrue(log.contains("ERROR: There is no app 'shop' on simulator"), log);
        assertTrue(log.contains("or ifMissing: 'keep' to go on without it."), log);
    }

    @Test
    void deletesTheServicesThatOnlyThisAppUses() throws Exception {
        SimulatedService shared = service("common", "redis");
        app("shop", service("shop-db", "postgres"), service("shop-redis", "redis"), shared);
        for (int i = 0; i < 12; i++) {
            app("another-" + i);
        }
        app("zoo", shared);
        service("unrelated", "redis");
        String log = dash.run("echo \"${deDashDeleteApp(app: 'shop', withServices: true).services}\"");
        assertTrue(log.contains("[shop-db, shop-redis]"), log);
        assertTrue(log.contains("Keeping service common, which other apps use."), log);
        assertEquals(List.of("common", "unrelated"), services());
        List<String> mutations = dash.simulator.requests().stream()
                .filter(request -> request.kind().equals("mutation"))
                .map(request -> request.fields().get(0))
                .toList();
        assertEquals(List.of("deleteApp", "deleteService", "deleteService"), mutations);
    }

    @Test
    void aServiceIsKeptThatAnotherAppMayUseOfWhichNothingIsTold() throws Exception {
        app("shop", service("shop-db", "postgres"));
        app("zoo");
        dash.simulator.inject(Faults.json(
                        "services not told",
                        body -> body.at("/data/apps/apps").forEach(app -> {
                            if (app.path("name").asText().equals("zoo")) {
                                ((ObjectNode) app).putNull("linkedServices");
                            }
                        }))
                .on("apps")
                .always());
        String log = dash.run("echo \"${deDashDeleteApp(app: 'shop', withServices: true)}\"");
        assertTrue(log.contains("[name:shop, deleted:true, services:[]]"), log);
        assertTrue(log.contains("Keeping all services: simulator"), log);
        assertTrue(log.contains("does not tell which of them app 'zoo' uses."), log);
        assertEquals(List.of("shop-db"), services());
    }

    @Test
    void deletesNothingInADryRun() throws Exception {
        SimulatedService shared = service("common", "redis");
        app("shop", service("shop-redis", "redis"), service("shop-db", "postgres"), shared);
        app("zoo", shared);
        String log = dash.run("echo \"${deDashDeleteApp(app: 'shop', withServices: true, dryRun: true)}\"");
        assertTrue(log.contains("[name:shop, deleted:true, services:[shop-db, shop-redis], dryRun:true]"), log);
        assertTrue(
                log.contains("Would delete app shop; would delete service postgres shop-db, redis shop-redis."), log);
        assertFalse(log.contains("Deleted"), log);
        assertTrue(dash.simulator.server().hasApp("shop"));
        assertEquals(3, services().size());
        assertTrue(dash.run("echo \"${deDashDeleteApp app: 'shap', dryRun: true}\"")
                .contains("deleted:false, services:[], dryRun:true]"));
    }

    /** Nobody knows whether a server does; this one is helped by the test. */
    @Test
    void countsServicesThatAreGoneWithTheApp() throws Exception {
        app("shop", service("shop-db", "postgres"));
        dash.simulator.inject(Faults.body("{\"data\":{\"services\":[]}}").on("services"));
        String log = dash.run("echo \"${deDashDeleteApp(app: 'shop', withServices: true).services}\"");
        assertTrue(log.contains("[shop-db]"), log);
        assertEquals(0, dash.simulator.requests("deleteService").size());
    }

    @Test
    void deletesAllTheSameWhenAnswersAreLost() throws Exception {
        app("shop", service("shop-db", "postgres"), service("shop-redis", "redis"));
        dash.simulator.inject(Faults.reset().on("deleteApp").afterApplied());
        dash.simulator.inject(Faults.reset().on("deleteService").afterApplied());
        String log = dash.run("echo \"${deDashDeleteApp(app: 'shop', withServices: true, ifMissing: 'fail')}\"");
        assertTrue(log.contains("[name:shop, deleted:true, services:[shop-db, shop-redis]]"), log);
        assertEquals(List.of(), services());
        assertEquals(1, dash.simulator.requests("deleteApp").size());
        assertEquals(2, dash.simulator.requests("deleteService").size());
    }

    @Test
    void passesOnWhatTheServerSays() throws Exception {
        app("shop", service("shop-db", "postgres"));
        dash.simulator.inject(Faults.payloadError("The app is locked.").on("deleteApp"));
        String log = dash.fail("deDashDeleteApp app: 'shop', withServices: true");
        assertTrue(
                log.contains("App 'shop': simulator (" + dash.simulator.url()
                        + ") refused to delete the app: The app is locked."),
                log);
        assertEquals(List.of("shop-db"), services());
        dash.simulator.inject(
                Faults.payloadError("Cannot delete linked service").on("deleteService"));
        log = dash.fail("deDashDeleteApp app: 'shop', withServices: true");
        assertTrue(
                log.contains("refused to delete the service shop-db: Cannot delete linked service."
                        + " The app itself is deleted; delete the service in the App Manager."
                        + " Done before: deleted app shop; not done: delete service postgres shop-db."),
                log);
    }

    @Test
    void refusesBadInputBeforeAnyCall() throws Exception {
        assertTrue(dash.fail("deDashDeleteApp app: 'shop', ifMissing: 'report'")
                .contains("ERROR: ifMissing is 'report', but has to be one of 'keep', 'fail'."));
        assertTrue(dash.fail("deDashDeleteApp ''").contains("ERROR: The name of the app is missing."));
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void runsInAFreestyleJob() throws Exception {
        app("shop-1", service("shop-db", "postgres"));
        DeleteApp operation = new DeleteApp("shop-$BUILD_NUMBER");
        operation.setWithServices(true);
        assertTrue(dash.build(operation).contains("Deleted app shop-1."));
        assertEquals(List.of(), services());
        operation.setIfMissing("fail");
        assertTrue(dash.failBuild(operation).contains("ERROR: There is no app 'shop-1' on simulator"));
    }
}
