package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The Jenkinsfiles of docs/examples work as they stand there, and again. */
@WithJenkins
class ExamplesTest {
    @Test
    void quickstart(JenkinsRule jenkins) throws Exception {
        try (DashJenkins dash = new DashJenkins(jenkins)) {
            dash.addSecret("shop-database-password", "not-shown");
            String script = Files.readString(Path.of("docs/examples/quickstart.Jenkinsfile"));
            String log = dash.run(script);
            assertTrue(log.contains("Created app shop."), log);
            assertTrue(log.contains("shop is never deployed: " + dash.simulator.url() + "/Manager/apps/shop/settings"), log);
            assertEquals("not-shown", dash.simulator.server().app("shop").variable("DATABASE_PASSWORD"));
            dash.simulator.clearRequests();
            assertTrue(dash.run(script).contains("Kept existing app shop."));
            assertEquals(0, dash.simulator.requests("addEnvironmentVariable").size());
        }
    }
}
