package io.jenkins.plugins.dashenterprise.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PurgeCacheTest extends DashTest {
    @BeforeEach
    void prepare() throws Exception {
        dash.simulator.server().addApp("shop", "ci").deployed("1a2b3c", "first").running();
    }

    @Test
    void purgesEachTime() throws Exception {
        String log = dash.run("echo \"${deDashPurgeCache 'shop'}\"");
        assertTrue(log.contains("[app:shop, purged:true]"), log);
        assertEquals(1, dash.simulator.requests("purgeCache").size());
    }

    @Test
    void purgesNothingInADryRun() throws Exception {
        String log = dash.run("echo \"${deDashPurgeCache app: 'shop', dryRun: true}\"");
        assertTrue(log.contains("[app:shop, purged:true, dryRun:true]"), log);
        assertTrue(log.contains("Would purge the build cache."), log);
        assertFalse(log.contains("Purged"), log);
        assertTrue(dash.fail("deDashPurgeCache app: 'shap', dryRun: true")
                .contains("ERROR: There is no app 'shap' on simulator"));
        assertEquals(0, dash.simulator.requests("purgeCache").size());
    }

    @Test
    void asksAgainWhenTheAnswerIsLost() throws Exception {
        dash.simulator.inject(Faults.reset().on("purgeCache").afterApplied());
        String log = dash.build(new PurgeCache("shop"));
        assertTrue(log.contains("Purged the build cache"), log);
    }

    @Test
    void saysWhatTheServerSays() throws Exception {
        assertTrue(
                dash.fail("deDashPurgeCache 'shap'").contains("refused to purge the build cache: App does not exist."));
    }
}
