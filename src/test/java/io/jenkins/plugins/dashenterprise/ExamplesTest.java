package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Jenkinsfiles of docs/examples work as they stand there, and again; deploy.Jenkinsfile is run by DeployTest. */
class ExamplesTest extends DashTest {
    @BeforeEach
    void prepare() throws Exception {
        dash.addSecret("shop-database-password", "not-shown");
    }

    private String run(String example) throws Exception {
        return dash.run(Files.readString(Path.of("docs/examples/" + example + ".Jenkinsfile")));
    }

    private void assertNothingIsWrittenAgain(String example) throws Exception {
        dash.simulator.clearRequests();
        run(example);
        assertTrue(dash.simulator.requestCount() > 0);
        assertEquals(0, dash.simulator.requests().stream()
                .filter(request -> request.body().contains("mutation "))
                .count());
    }

    @Test
    void quickstart() throws Exception {
        String log = run("quickstart");
        assertTrue(log.contains("Created app shop."), log);
        assertTrue(log.contains("shop is never deployed: " + dash.simulator.url() + "/Manager/apps/shop/settings"), log);
        assertEquals("not-shown", dash.simulator.server().app("shop").variable("DATABASE_PASSWORD"));
        assertNothingIsWrittenAgain("quickstart");
    }

    @Test
    void services() throws Exception {
        String log = run("services");
        assertTrue(log.contains("redis: shop-redis"), log);
        assertTrue(log.contains("postgres: shop-postgres"), log);
        assertEquals(2, dash.simulator.server().services().size());
        assertEquals("info", dash.simulator.server().app("shop").variable("LOG_LEVEL"));
        assertNothingIsWrittenAgain("services");
    }

    @Test
    void promote() throws Exception {
        dash.simulator.server().addApp("shop", "ci").deployed("1", "a").running();
        String log = run("promote");
        for (String changed : new String[] {"title", "tags", "permissionLevel", "showInPortal"}) {
            assertTrue(log.matches("(?s).*changed: \\[[^]]*" + changed + ".*"), log);
        }
        assertNothingIsWrittenAgain("promote");
    }

    @Test
    void teardown() throws Exception {
        run("services");
        String log = run("teardown");
        assertTrue(log.contains("deleted: true, services: ["), log);
        assertFalse(dash.simulator.server().hasApp("shop"));
        assertEquals(0, dash.simulator.server().services().size());
        assertNothingIsWrittenAgain("teardown");
    }
}
