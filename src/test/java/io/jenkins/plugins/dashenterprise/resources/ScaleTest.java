package io.jenkins.plugins.dashenterprise.resources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScaleTest extends DashTest {
    @BeforeEach
    void prepare() throws Exception {
        dash.simulator.server().addApp("shop", "ci").deployed("1a2b3c", "first").running();
    }

    private int writes() {
        return dash.simulator.requests("scaleProcesses").size()
                + dash.simulator.requests("setResources").size();
    }

    @Test
    void writesWhatDiffersAndNothingTheSecondTime() throws Exception {
        String script =
                "echo \"${deDashScale app: 'shop', processes: [web: 2, worker: 1], resources: [web: [limit: [memory: '1Gi']]]}\"";
        String log = dash.run(script);
        assertTrue(
                log.contains("[app:shop, processes:[web:2, worker:1], resources:[web.limit.memory:1Gi],"
                        + " changed:[web, worker, web.limit.memory], refresh:true]"),
                log);
        assertEquals(2, dash.simulator.server().app("shop").processes().get(0).get("number"));
        assertEquals(2, writes());
        log = dash.run(script);
        assertTrue(log.contains("changed:[], refresh:false]"), log);
        assertTrue(log.contains("Scale of shop: as wanted already."), log);
        assertEquals(2, writes());
    }

    @Test
    void leavesWhatIsNotMentioned() throws Exception {
        dash.run("deDashScale app: 'shop', resources: ['web.limit.memory': '1Gi', 'web.request.cpu': '1']");
        dash.run("deDashScale app: 'shop', resources: ['web.limit.memory': '2Gi']");
        assertTrue(dash.simulator.server().app("shop").resources().toString().contains("cpu=1"));
    }

    @Test
    void aTypeOfProcessThatTheServerDoesNotTellOfIsAskedForButNotInSilence() throws Exception {
        String log = dash.run("deDashScale app: 'shop', processes: [wbe: 2]");
        assertTrue(
                log.contains(
                        "App 'shop' has web, and no wbe as far as simulator (" + dash.simulator.url()
                                + ") tells. That is asked for all the same: it does nothing unless the app's Procfile names it."),
                log);
        assertEquals(1, writes());
        assertFalse(dash.run("deDashScale app: 'shop', processes: [web: 3]").contains("as far as simulator"));
    }

    @Test
    void saysWhenAnAppCannotBeScaled() throws Exception {
        dash.simulator.server().app("shop").canScale(false);
        String log = dash.fail("deDashScale app: 'shop', processes: [web: 2]");
        assertTrue(log.contains("ERROR: App 'shop' cannot be scaled now: simulator"), log);
        assertTrue(log.contains("says so (canScale is false). Deploy the app first"), log);
        assertEquals(0, writes());
    }

    @Test
    void findsWhatWasDoneWhenAnAnswerIsLost() throws Exception {
        dash.simulator.inject(Faults.reset().on("scaleProcesses").afterApplied());
        dash.simulator.inject(Faults.reset().on("setResources").afterApplied());
        String log =
                dash.run("echo \"${deDashScale app: 'shop', processes: [web: 3], resources: ['web.limit.cpu': '2']}\"");
        assertTrue(log.contains("changed:[web, web.limit.cpu], refresh:true]"), log);
        assertEquals(2, writes());
    }

    @Test
    void namesWhatWasDoneWhenTheServerRefuses() throws Exception {
        dash.simulator.inject(Faults.payloadError("Too much.").on("setResources"));
        String log = dash.fail("deDashScale app: 'shop', processes: [web: 3], resources: ['web.limit.cpu': '2000']");
        assertTrue(
                log.contains(
                        "refused to set the resources: Too much. Done before: scaled web; not done: set web.limit.cpu."),
                log);
    }

    @Test
    void refusesBadInput() throws Exception {
        assertTrue(dash.fail("deDashScale 'shop'")
                .contains("ERROR: There is nothing to do: give processes or resources."));
        assertTrue(dash.fail("deDashScale app: 'shop', processes: [web: 'many']")
                .contains("ERROR: 'many' is no number of web processes: that is a number from 0 to 9999."));
        assertTrue(dash.fail("deDashScale app: 'shop', resources: ['web.memory': '1Gi']")
                .contains("ERROR: 'web.memory' is no resource: those are named like web.limit.memory"));
        assertTrue(dash.fail("deDashScale app: 'shop', processes: [web: 1], timeoutMinutes: 0")
                .contains("ERROR: timeoutMinutes is 0, but has to be a positive number of minutes."));
        assertTrue(dash.fail("deDashScale app: 'shap', processes: [web: 1]")
                .contains("ERROR: There is no app 'shap' on simulator"));
        assertEquals(0, writes());
    }

    @Test
    void runsInAFreestyleJobAndWaits() throws Exception {
        Scale operation = new Scale("shop");
        operation.setProcesses(Map.of("web", "2"));
        operation.setWait(true);
        String log = dash.build(operation);
        assertTrue(log.contains("It is running."), log);
    }
}
