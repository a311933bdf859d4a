package io.jenkins.plugins.dashenterprise.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashTest;
import org.junit.jupiter.api.Test;

class AppStatusTest extends DashTest {
    @Test
    void returnsAllThatIsDocumented() throws Exception {
        dash.simulator
                .server()
                .addApp("sales", "ada")
                .deployed("0123abc", "Show the margin")
                .running();
        String log = dash.run("""
                def s = deDashAppStatus 'sales'
                echo "${s.keySet()}"
                echo "${s.name} ${s.exists} ${s.state} ${s.running} ${s.deploying} ${s.canScale} ${s.owner}"
                echo "${s.processes[0].type} ${s.processes[0].number} ${s.revision.sha} ${s.revision.subject}"
                echo "${s.url} ${s.managerUrl} ${s.visited}"
                """);
        assertTrue(
                log.contains("[name, exists, state, running, deploying, canScale, owner, url, managerUrl,"
                        + " processes, revision, created, updated, visited]"),
                log);
        assertTrue(log.contains("sales true running true false true ada"), log);
        assertTrue(log.contains("web 1 0123abc Show the margin"), log);
        assertTrue(log.contains("/Manager/apps/sales/settings null"), log);
        assertTrue(log.contains("App sales is running."), log);
    }

    @Test
    void tellsTheStates() throws Exception {
        dash.simulator.server().addApp("fresh", "ci");
        dash.simulator.server().addApp("idle", "ci").deployed("1", "a").stopped();
        dash.simulator.server().addApp("busy", "ci").deployed("1", "a").deploying();
        String log = dash.run("""
                for (name in ['fresh', 'idle', 'busy']) {
                    echo "${name}: ${deDashAppStatus(name).state}"
                }
                """);
        assertTrue(log.contains("fresh: never deployed"), log);
        assertTrue(log.contains("idle: stopped"), log);
        assertTrue(log.contains("busy: deploying"), log);
    }

    @Test
    void failsOrReportsWhenThereIsNoApp() throws Exception {
        String log = dash.fail("deDashAppStatus 'sales'");
        assertTrue(log.contains("ERROR: There is no app 'sales' on simulator"), log);
        log = dash.run("def s = deDashAppStatus(app: 'sales', ifMissing: 'report'); echo \"${s}\"");
        assertTrue(log.contains("[name:sales, exists:false]"), log);
    }

    @Test
    void asksForItsFieldsOnly() throws Exception {
        dash.simulator.server().addApp("sales", "ci");
        dash.run("deDashAppStatus 'sales'");
        String query = dash.simulator.requests("AppStatus").get(0).body();
        for (String expensive : new String[] {"logs", "environmentVariables", "dependencies", "cpuUsage", "metadata"}) {
            assertFalse(query.contains(expensive), query);
        }
    }

    @Test
    void waitsUntilTheAppHasSettled() throws Exception {
        var app =
                dash.simulator.server().addApp("sales", "ci").deployed("1", "a").deploying();
        var run = dash.pipeline("echo \"now ${deDashAppStatus(app: 'sales', waitFor: 'running').state}\"")
                .scheduleBuild2(0)
                .waitForStart();
        dash.jenkins.waitForMessage("It is deploying.", run);
        app.running();
        dash.jenkins.assertBuildStatusSuccess(dash.jenkins.waitForCompletion(run));
        dash.jenkins.assertLogContains("Waiting for app 'sales' on simulator", run);
        dash.jenkins.assertLogContains("now running", run);
    }

    @Test
    void waitsInAFreestyleJob() throws Exception {
        dash.simulator.server().addApp("sales", "ci").deployed("1", "a").running();
        AppStatus status = new AppStatus("sales");
        status.setWaitFor("settled");
        assertTrue(dash.build(status).contains("App sales is running."));
    }

    @Test
    void refusesSenselessParameters() throws Exception {
        assertTrue(dash.fail("deDashAppStatus app: 'sales', waitFor: 'perfect'")
                .contains("ERROR: waitFor is 'perfect', but has to be one of 'running', 'stopped', 'settled'."));
        assertTrue(dash.fail("deDashAppStatus app: 'sales', timeoutMinutes: 0")
                .contains("ERROR: timeoutMinutes is 0, but has to be a positive number of minutes."));
        assertTrue(dash.fail("deDashAppStatus app: 'sales', ifMissing: 'ignore'")
                .contains("ERROR: ifMissing is 'ignore', but has to be one of 'fail', 'report'."));
        assertEquals(0, dash.simulator.requestCount());
    }
}
