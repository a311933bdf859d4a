package io.jenkins.plugins.dashenterprise.resources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SetMountsTest extends DashTest {
    @BeforeEach
    void prepare() throws Exception {
        dash.simulator.server().addApp("shop", "ci").deployed("1a2b3c", "first").running();
    }

    private int writes() {
        return dash.simulator.requests("mountDirectory").size()
                + dash.simulator.requests("unmountDirectory").size();
    }

    @Test
    void addsAndRemovesAndDoesNothingTheSecondTime() throws Exception {
        dash.run("deDashSetMounts app: 'shop', mounts: ['/data/old:/mount/data']");
        String script =
                "echo \"${deDashSetMounts app: 'shop', mounts: ['/data/shop:/mount/data', '/data/more:/mount/more']}\"";
        String log = dash.run(script);
        assertTrue(
                log.contains("[app:shop, added:[/data/shop:/mount/data, /data/more:/mount/more],"
                        + " removed:[/data/old:/mount/data], unchanged:[], refresh:true]"),
                log);
        assertEquals(4, writes());
        log = dash.run(script);
        assertTrue(
                log.contains(
                        "added:[], removed:[], unchanged:[/data/shop:/mount/data, /data/more:/mount/more], refresh:false]"),
                log);
        assertEquals(4, writes());
    }

    @Test
    void findsWhatWasDoneWhenAnAnswerIsLost() throws Exception {
        dash.simulator.inject(Faults.reset().on("mountDirectory").afterApplied());
        String log = dash.run("echo \"${deDashSetMounts app: 'shop', mounts: ['/data/shop:/mount/data']}\"");
        assertTrue(log.contains("added:[/data/shop:/mount/data], removed:[], unchanged:[], refresh:true]"), log);
        assertEquals(1, writes());
    }

    @Test
    void tellsWhyTheServerRefusesAndWhatWasDone() throws Exception {
        String log = dash.fail("deDashSetMounts app: 'shop', mounts: ['/data/shop:/mount/data', '/etc:/mount/etc']");
        assertTrue(
                log.contains("refused to mount /etc:/mount/etc: Only directories specified in the Allowed Directories"),
                log);
        assertTrue(log.contains("Done before: added /data/shop:/mount/data; not done: /etc:/mount/etc."), log);
    }

    @Test
    void refusesBadInput() throws Exception {
        assertTrue(dash.fail("deDashSetMounts 'shop'").contains("ERROR: mounts is missing"));
        assertTrue(dash.fail("deDashSetMounts app: 'shop', mounts: ['data']")
                .contains("ERROR: 'data' is no mount: it looks like /host/directory:/target/directory."));
        assertTrue(dash.fail("deDashSetMounts app: 'shop', mounts: ['/data/a:/m', '/data/b:/m']")
                .contains("ERROR: Two mounts have the target directory /m."));
        assertTrue(dash.fail("deDashSetMounts app: 'shap', mounts: []")
                .contains("ERROR: There is no app 'shap' on simulator"));
        assertEquals(0, writes());
    }

    @Test
    void runsInAFreestyleJob() throws Exception {
        SetMounts operation = new SetMounts("shop");
        operation.setMounts(List.of("/data/$BUILD_NUMBER:/mount/data"));
        dash.build(operation);
        assertEquals(
                "/data/1", dash.simulator.server().app("shop").mounts().get(0).hostDir());
    }
}
