package io.jenkins.plugins.dashenterprise.resources;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListServicesTest extends DashTest {
    @BeforeEach
    void prepare() throws Exception {
        dash.simulator.server().addApp("shop", "ci").deployed("1a2b3c", "first").running();
    }

    @Test
    void listsAllOrThoseOfAType() throws Exception {
        dash.simulator.server().addService("cache", "redis", "ada");
        dash.simulator.server().addService("data", "postgres", "ci");
        String log = dash.run("echo \"${deDashListServices()*.name}, ${deDashListServices(type: 'postgres')*.type}\"");
        assertTrue(log.contains("[cache, data], [postgres]"), log);
        assertTrue(log.contains("Found 2 services."), log);
        assertTrue(log.contains("Found 1 service."), log);
    }

    @Test
    void refusesAnUnknownType() throws Exception {
        assertTrue(dash.fail("deDashListServices type: 'mongo'")
                .contains("ERROR: type is 'mongo', but has to be one of 'redis', 'postgres'."));
    }

    @Test
    void asksAgainWhenAnAnswerIsLost() throws Exception {
        dash.simulator.inject(Faults.reset().on("services"));
        String log = dash.build(new ListServices());
        assertTrue(log.contains("Trying again in"), log);
        assertTrue(log.contains("Found 0 services."), log);
    }
}
