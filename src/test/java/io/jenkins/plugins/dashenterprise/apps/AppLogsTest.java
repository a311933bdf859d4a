package io.jenkins.plugins.dashenterprise.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import org.junit.jupiter.api.Test;

class AppLogsTest extends DashTest {
    @Test
    void printsAndReturnsTheEndsOfBothLogs() throws Exception {
        dash.simulator.server().addApp("shop", "ci").log("one\ntwo\nthree\n").failedLog("No module named 'dash'\n");
        String log = dash.run("""
                def logs = deDashAppLogs app: 'shop', last: 2
                echo "${logs.keySet()} ${logs.name} <${logs.log}> <${logs.failed}>"
                """);
        assertTrue(log.contains("[name, log, failed] shop <two\nthree> <No module named 'dash'>"), log);
        assertTrue(log.contains("Log of app 'shop' on simulator (" + dash.simulator.url() + "):"), log);
        assertTrue(log.contains("Log of the last failed deploy of app 'shop':"), log);
        assertTrue(log.contains("  three"), log);
        assertFalse(log.contains("one"), log);
    }

    @Test
    void tellsOfEmptyLogs() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        String log = dash.run("echo \"${deDashAppLogs('shop')}\"");
        assertTrue(log.contains("Log of the last failed deploy of app 'shop' is empty."), log);
        assertTrue(log.contains("[name:shop, log:, failed:]"), log);
    }

    @Test
    void takesLogsThatAreNull() throws Exception {
        dash.simulator.server().addApp("shop", "ci").log("one");
        dash.simulator.inject(Faults.json("no logs", AppLogsTest::noLogs).on("AppLogs"));
        assertTrue(dash.run("echo \"${deDashAppLogs('shop')}\"").contains("[name:shop, log:, failed:]"));
    }

    private static void noLogs(ObjectNode body) {
        ((ObjectNode) body.get("data").get("apps").get("apps").get(0)).putNull("logs");
    }

    @Test
    void refusesBadInputAndAMissingApp() throws Exception {
        assertTrue(dash.fail("deDashAppLogs app: 'shop', last: 0")
                .contains("ERROR: last is 0, but has to be a positive number of lines."));
        assertEquals(0, dash.simulator.requestCount());
        assertTrue(dash.fail("deDashAppLogs 'shop'").contains("ERROR: There is no app 'shop' on simulator"));
    }

    @Test
    void runsInAFreestyleJob() throws Exception {
        dash.simulator.server().addApp("shop", "ci").log("started");
        assertTrue(dash.build(new AppLogs("shop")).contains("  started"));
    }
}
