package io.jenkins.plugins.dashenterprise.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkspaceTest extends DashTest {
    @BeforeEach
    void prepare() throws Exception {
        dash.simulator.server().addApp("shop", "ci").deployed("1a2b3c", "first").running();
    }

    @Test
    void createsRestartsAndDeletes() throws Exception {
        String log = dash.run("echo \"${deDashWorkspace 'shop'}\"");
        assertTrue(log.contains("[app:shop, action:create, changed:true, ready:true]"), log);
        log = dash.run("echo \"${deDashWorkspace 'shop'}\"");
        assertTrue(log.contains("[app:shop, action:create, changed:false, ready:true]"), log);
        assertEquals(1, dash.simulator.requests("createWorkspace").size());
        log = dash.run("echo \"${deDashWorkspace app: 'shop', action: 'restart'}\"");
        assertTrue(log.contains("It is not ready."), log);
        assertTrue(log.contains("[app:shop, action:restart, changed:true, ready:true]"), log);
        log = dash.run("echo \"${deDashWorkspace app: 'shop', action: 'delete'}\"");
        assertTrue(log.contains("[app:shop, action:delete, changed:true, ready:false]"), log);
        log = dash.run("echo \"${deDashWorkspace app: 'shop', action: 'delete'}\"");
        assertTrue(log.contains("There was no workspace."), log);
        assertEquals(1, dash.simulator.requests("deleteWorkspace").size());
    }

    @Test
    void doesNothingInADryRunAndDoesNotWait() throws Exception {
        String log = dash.run("echo \"${deDashWorkspace app: 'shop', dryRun: true}\"");
        assertTrue(log.contains("[app:shop, action:create, changed:true, ready:true, dryRun:true]"), log);
        assertTrue(log.contains("Would create the workspace."), log);
        assertFalse(dash.simulator.server().app("shop").hasWorkspace());
        dash.run("deDashWorkspace 'shop'");
        assertTrue(dash.run("echo \"${deDashWorkspace app: 'shop', action: 'restart', dryRun: true}\"")
                .contains("Would restart the workspace."));
        log = dash.run("echo \"${deDashWorkspace app: 'shop', action: 'delete', dryRun: true}\"");
        assertTrue(log.contains("[app:shop, action:delete, changed:true, ready:false, dryRun:true]"), log);
        assertFalse(log.contains("Deleted the workspace."), log);
        assertTrue(dash.simulator.server().app("shop").hasWorkspace());
    }

    @Test
    void findsWhatWasDoneWhenAnAnswerIsLost() throws Exception {
        dash.simulator.inject(Faults.reset().on("createWorkspace").afterApplied());
        String log = dash.run("echo \"${deDashWorkspace(app: 'shop').changed}\"");
        assertTrue(log.contains("true"), log);
        assertEquals(1, dash.simulator.requests("createWorkspace").size());
    }

    @Test
    void refusesBadInput() throws Exception {
        assertTrue(dash.fail("deDashWorkspace app: 'shop', action: 'paint'")
                .contains("ERROR: action is 'paint', but has to be one of 'create', 'restart', 'delete'."));
        assertTrue(dash.fail("deDashWorkspace app: 'shop', action: 'restart'")
                .contains("ERROR: App 'shop' has no workspace on simulator"));
        assertTrue(dash.fail("deDashWorkspace 'shap'").contains("ERROR: There is no app 'shap' on simulator"));
    }

    @Test
    void runsInAFreestyleJob() throws Exception {
        Workspace operation = new Workspace("shop");
        operation.setTemplate("default");
        String log = dash.build(operation);
        assertTrue(log.contains("It is ready."), log);
        assertTrue(dash.simulator.server().app("shop").hasWorkspace());
    }
}
