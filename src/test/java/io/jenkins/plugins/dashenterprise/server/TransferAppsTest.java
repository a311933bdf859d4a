package io.jenkins.plugins.dashenterprise.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransferAppsTest extends DashTest {
    @BeforeEach
    void prepare() throws Exception {
        dash.simulator.server().addApp("shop", "ci").deployed("1a2b3c", "first").running();
    }

    @Test
    void transfersOnceAndWaits() throws Exception {
        dash.simulator.server().addApp("report", "ada");
        String script = "echo \"${deDashTransferApps from: 'ada', to: 'bob'}\"";
        String log = dash.run(script);
        assertTrue(log.contains("It is started."), log);
        assertTrue(log.contains("[from:ada, to:bob, transferred:true]"), log);
        assertEquals("bob", dash.simulator.server().app("report").ownerName());
        log = dash.run(script);
        assertTrue(log.contains("[from:ada, to:bob, transferred:false]"), log);
        assertEquals(1, dash.simulator.requests("moveAppsAndServices").size());
    }

    @Test
    void transfersAgainWhatHasComeSince() throws Exception {
        dash.run("deDashTransferApps from: 'ada', to: 'bob'");
        dash.simulator.server().addApp("report", "ada");
        dash.run("deDashTransferApps from: 'ada', to: 'bob'");
        assertEquals("bob", dash.simulator.server().app("report").ownerName());
    }

    @Test
    void doesNotBeginAgainWhenTheAnswerIsLost() throws Exception {
        dash.simulator.inject(Faults.reset().on("moveAppsAndServices").afterApplied());
        String log = dash.run("echo \"${deDashTransferApps(from: 'ada', to: 'bob').transferred}\"");
        assertTrue(log.contains("true"), log);
        assertEquals(1, dash.simulator.requests("moveAppsAndServices").size());
    }

    @Test
    void refusesBadInput() throws Exception {
        assertTrue(dash.fail("deDashTransferApps from: '', to: 'bob'")
                .contains("ERROR: from is missing: the name of a user of Dash Enterprise."));
        assertTrue(dash.fail("deDashTransferApps from: 'bob', to: 'bob'")
                .contains("ERROR: from and to are the same user, 'bob'."));
        assertTrue(dash.fail("deDashTransferApps from: 'nobody', to: 'bob'")
                .contains("refused to transfer the apps: User does not exist."));
        assertTrue(dash.fail("deDashTransferApps from: 'ada', to: 'bob', credentialsId: 'dash-ada'")
                .contains("ERROR: simulator"));
    }

    @Test
    void readsTheWordsOfTaskQueues() {
        assertTrue(new Transfer(0, List.of("finished", "success")).nothingLeft());
        assertTrue(new Transfer(1, List.of("pending")).running());
        assertEquals("failed", new Transfer(1, List.of("finished", "failed")).failure(1));
        assertTrue(new Transfer(0, List.of()).done(0), "a server that forgets tasks");
    }

    @Test
    void runsInAFreestyleJob() throws Exception {
        dash.simulator.server().addApp("report", "ada");
        dash.build(new TransferApps("ada", "bob"));
        assertEquals("bob", dash.simulator.server().app("report").ownerName());
    }
}
