package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;

/** The Jenkinsfiles of docs/examples work as they stand there, and change nothing the second time. */
class ExamplesTest extends DashTest {
    private static final Path EXAMPLES = Path.of("docs/examples");

    private SimulatedServer server;

    @BeforeEach
    void prepare() throws Exception {
        server = dash.simulator.server();
        dash.addSecret("shop-database-password", "not-shown");
        dash.addUser("dash-git", "ci", "ci-password");
    }

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".Jenkinsfile"))
                    .toList();
        }
    }

    /** A job whose workspace has the example's app, as after a checkout. */
    private WorkflowJob job(String example) throws Exception {
        WorkflowJob job = dash.pipeline(Files.readString(EXAMPLES.resolve(example)));
        Map<String, String> app = new HashMap<>();
        for (String file : List.of("app.py", "requirements.txt", "Procfile", "production.env")) {
            app.put(file, Files.readString(EXAMPLES.resolve("shop").resolve(file)));
        }
        Sources.commit(dash.workspace(job), app);
        return job;
    }

    private String run(WorkflowJob job) throws Exception {
        return JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(job));
    }

    private String run(String example) throws Exception {
        return run(job(example + ".Jenkinsfile"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void nothingIsWrittenTheSecondTime(String example) throws Exception {
        WorkflowJob job = job(example);
        run(job);
        dash.simulator.clearRequests();
        run(job);
        assertTrue(dash.simulator.requestCount() > 0);
        assertEquals(
                0,
                dash.simulator.requests().stream()
                        .filter(request -> request.body().contains("mutation ")
                                || request.path().startsWith("/GIT/"))
                        .count());
    }

    @Test
    void quickstart() throws Exception {
        String log = run("quickstart");
        assertTrue(log.contains("Created app shop."), log);
        assertTrue(
                log.contains("shop is never deployed: " + dash.simulator.url() + "/Manager/apps/shop/settings"), log);
        assertEquals("not-shown", server.app("shop").variable("DATABASE_PASSWORD"));
    }

    @Test
    void services() throws Exception {
        String log = run("services");
        assertTrue(log.contains("redis: shop-redis"), log);
        assertTrue(log.contains("postgres: shop-postgres"), log);
        assertEquals(2, server.services().size());
        assertEquals("info", server.app("shop").variable("LOG_LEVEL"));
    }

    @Test
    void deploy() throws Exception {
        String log = run("deploy");
        assertTrue(
                log.contains(dash.simulator.url() + "/shop runs "
                        + server.app("shop").variable("GIT_REV") + ", deployed: true"),
                log);
    }

    @Test
    void promote() throws Exception {
        String log = run("promote");
        assertEquals(
                server.app("shop-test").variable("GIT_REV"), server.app("shop").variable("GIT_REV"));
        for (String changed : new String[] {"title", "tags", "permissionLevel", "showInPortal"}) {
            assertTrue(log.matches("(?s).*changed: \\[[^]]*" + changed + ".*"), log);
        }
    }

    @Test
    void teardown() throws Exception {
        run("services");
        String log = run("teardown");
        assertTrue(log.contains("deleted: true, services: ["), log);
        assertFalse(server.hasApp("shop"));
        assertEquals(0, server.services().size());
    }
}
