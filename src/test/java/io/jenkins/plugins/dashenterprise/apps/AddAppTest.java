package io.jenkins.plugins.dashenterprise.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import org.junit.jupiter.api.Test;

class AddAppTest extends DashTest {
    @Test
    void createsAnAppAndReturnsPlainData() throws Exception {
        String log = dash.run("""
                def app = deDashAddApp 'shop'
                echo "${app.name} of ${app.owner} at ${app.url}, see ${app.managerUrl}: ${app.created}"
                """);
        String url = dash.simulator.url();
        assertTrue(
                log.contains(
                        "shop of ci at " + dash.simulator.server().app("shop").urlOnServer() + ", see " + url
                                + "/Manager/apps/shop/settings: true"),
                log);
        assertTrue(log.contains("Adding app 'shop' to simulator (" + url + ")"), log);
        assertTrue(log.contains("Created app shop."), log);
    }

    @Test
    void keepsAnExistingAppAndWritesNothing() throws Exception {
        dash.simulator.server().addApp("shop", "ada");
        String log = dash.run("def app = deDashAddApp(app: 'shop'); echo \"${app.owner} ${app.created}\"");
        assertTrue(log.contains("ada false"), log);
        assertTrue(log.contains("Kept existing app shop."), log);
        assertEquals(0, dash.simulator.requests("addApp").size());
    }

    @Test
    void createsNothingInADryRun() throws Exception {
        String log = dash.run("echo \"${deDashAddApp app: 'shop', dryRun: true}\"");
        assertTrue(
                log.contains("[name:shop, owner:ci, url:null, managerUrl:" + dash.simulator.url()
                        + "/Manager/apps/shop/settings, created:true, dryRun:true]"),
                log);
        assertTrue(log.contains("Would create app shop."), log);
        assertFalse(log.contains("Created"), log);
        assertFalse(dash.simulator.server().hasApp("shop"));
        dash.simulator.server().addApp("shop", "ada");
        assertTrue(
                dash.run("echo \"${deDashAddApp app: 'shop', dryRun: true}\"").contains("created:false, dryRun:true]"));
        assertTrue(dash.fail("deDashAddApp app: 'shop', ifExists: 'fail', dryRun: true")
                .contains("ERROR: App 'shop' exists on"));
    }

    @Test
    void failsOnAnExistingAppWhenAsked() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        String log = dash.fail("deDashAddApp app: 'shop', ifExists: 'fail'");
        assertTrue(log.contains("ERROR: App 'shop' exists on simulator"), log);
    }

    @Test
    void tellsThatAnAppBelongsToSomebodyElse() throws Exception {
        dash.simulator.server().addApp("shop", "bob");
        String log = dash.fail("deDashAddApp app: 'shop', credentialsId: 'dash-ada'");
        assertTrue(log.contains("belongs to somebody else and these credentials cannot see it"), log);
    }

    @Test
    void looksAmongItsOwnAppsWhereAllAppsIsRefused() throws Exception {
        dash.simulator.settings().allAppsRefused(true);
        dash.simulator.server().addApp("shop", "ada");
        String log = dash.run("echo \"${deDashAddApp(app: 'shop', credentialsId: 'dash-ada').created}\"");
        assertTrue(log.contains("Kept existing app shop."), log);
    }

    @Test
    void createsOnceWhenTheAnswerIsLost() throws Exception {
        dash.simulator.inject(Faults.reset().on("addApp").afterApplied());
        String log = dash.run("echo \"created: ${deDashAddApp(app: 'shop', ifExists: 'fail').created}\"");
        assertTrue(log.contains("created: true"), log);
        assertEquals(1, dash.simulator.requests("addApp").size());
    }

    @Test
    void keepsAnAppThatAnotherBuildCreatedMeanwhile() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        dash.simulator.inject(Faults.body("{\"data\":{\"apps\":{\"apps\":[]}}}").on("FindApp"));
        String log = dash.run("echo \"created: ${deDashAddApp('shop').created}\"");
        assertTrue(log.contains("created: false"), log);
        assertTrue(log.contains("Kept existing app shop."), log);
    }

    @Test
    void refusesAnInvalidNameBeforeAnyCall() throws Exception {
        String log = dash.fail("deDashAddApp 'My Shop'");
        assertTrue(log.contains("ERROR: 'My Shop' is no app name: names have 3 to 30 characters"), log);
        assertTrue(dash.fail("deDashAddApp ''").contains("ERROR: The name of the app is missing."));
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void refusesAnUnknownWord() throws Exception {
        String log = dash.fail("deDashAddApp app: 'shop', ifExists: 'replace'");
        assertTrue(log.contains("ERROR: ifExists is 'replace', but has to be one of 'keep', 'fail'."), log);
    }

    @Test
    void passesOnWhatTheServerSays() throws Exception {
        dash.simulator.inject(Faults.payloadError("No licence is free.").on("addApp"));
        String log = dash.fail("deDashAddApp 'shop'");
        assertTrue(
                log.contains("App 'shop': simulator (" + dash.simulator.url()
                        + ") refused to add the app: No licence is free."),
                log);
        assertFalse(dash.simulator.server().hasApp("shop"), "the fault comes before the app is added");
    }

    @Test
    void runsInAFreestyleJobWithItsVariablesExpanded() throws Exception {
        String log = dash.build(new AddApp("shop-$BUILD_NUMBER"));
        assertTrue(log.contains("Created app shop-1."), log);
        assertTrue(dash.simulator.server().hasApp("shop-1"));
    }

    @Test
    void failsAFreestyleJob() throws Exception {
        assertTrue(dash.failBuild(new AddApp("X")).contains("ERROR: 'X' is no app name"));
    }
}
