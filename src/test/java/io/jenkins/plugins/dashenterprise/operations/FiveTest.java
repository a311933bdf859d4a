package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.HelpExample;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;

/** What each step does on a Dash Enterprise 5; their help has the examples. */
class FiveTest extends DashTest {
    private static final String WAITING =
            "Dash Enterprise 5 gives no documented way to wait for a build over git. Set verify of"
                    + " deDashDeploy, which asks the app's own page.";

    static List<HelpExample> examples() throws IOException {
        return HelpExample.all().stream()
                .filter(example -> Operation.class.isAssignableFrom(example.operation()))
                .filter(example -> !example.symbol().equals("deDashDeploy"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aStepThatNeedsTheApiRefusesBeforeAnyCallAndSaysTheWayOut(HelpExample example) throws Exception {
        dash.makeFive("simulator");
        example.prepare(dash, dash.simulator);
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertStatus(Result.FAILURE, example.job(dash)));
        assertRefused(
                log, example.script().contains("waitFor:") ? WAITING : "Use withDashEnterprise and the 'de' command.");
    }

    @Test
    void aWaitNamesAnotherWayOutThanALook() throws Exception {
        dash.makeFive("simulator");
        assertRefused(dash.fail("deDashAppStatus app: 'shop', waitFor: 'settled'"), WAITING);
        assertRefused(dash.fail("deDashAppStatus app: 'shop'"), "Use withDashEnterprise and the 'de' command.");
    }

    private void assertRefused(String log, String wayOut) {
        assertTrue(
                log.contains(
                        "ERROR: Server 'simulator' is Dash Enterprise 5. Its management API is not published; this step works"
                                + " with Dash Enterprise 4 only. " + wayOut),
                log);
        assertEquals(0, dash.simulator.requestCount());
    }
}
