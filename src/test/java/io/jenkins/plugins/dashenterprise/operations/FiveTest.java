package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.HelpExample;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;

/** What each step does on a Dash Enterprise 5; their help has the examples. */
class FiveTest extends DashTest {
    static List<HelpExample> examples() throws IOException {
        return HelpExample.all().stream()
                .filter(example -> Operation.class.isAssignableFrom(example.operation()))
                .filter(example -> !example.symbol().equals("deDashDeploy"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aStepThatNeedsTheApiRefusesBeforeAnyCallAndSaysTheWayOut(HelpExample example) throws Exception {
        DashServer server = dash.server("simulator");
        server.setGeneration(5);
        DashEnterpriseConfiguration.get().setServers(List.of(server));
        example.prepare(dash, dash.simulator);
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertStatus(Result.FAILURE, example.job(dash)));
        assertTrue(log.contains("ERROR: Server 'simulator' is Dash Enterprise 5. Its management API is not published; this step works"
                + " with Dash Enterprise 4 only. Use withDashEnterprise and the 'de' command."), log);
        assertEquals(0, dash.simulator.requestCount());
    }
}
