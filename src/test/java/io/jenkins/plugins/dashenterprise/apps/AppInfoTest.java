package io.jenkins.plugins.dashenterprise.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.RecordedRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AppInfoTest extends DashTest {
    @Test
    void asksForTheRequestedFieldsOnly() throws Exception {
        dash.simulator.server().addApp("shop", "ada").deployed("0123abc", "Show the margin");
        String log = dash.run("echo \"${deDashAppInfo(app: 'shop', fields: ['revision', 'owner'])}\"");
        assertTrue(
                log.contains("[name:shop, owner:ada, revision:[sha:0123abc, subject:Show the margin, error:null]]"),
                log);
        String bodies =
                dash.simulator.requests().stream().map(RecordedRequest::body).collect(Collectors.joining());
        assertTrue(bodies.contains("owner"), bodies);
        for (String other :
                new String[] {"logs", "environmentVariables", "dependencies", "cpuUsage", "metadata", "mounts"}) {
            assertFalse(bodies.contains(other), bodies);
        }
    }

    @Test
    void readsEverythingButTheValuesOfVariables() throws Exception {
        var app =
                dash.simulator.server().addApp("shop", "ci").deployed("1", "a").log("started");
        app.variable("PASSWORD", "unheard-of");
        dash.run("deDashUpdateApp app: 'shop', tags: ['sales', 'europe']");
        String log = dash.run("""
                def info = deDashAppInfo 'shop'
                echo "${info.keySet()}"
                echo "${info.metadata.tags[1]} ${info.metadata.permissionLevel} ${info.processes[0].type} ${info.logs.app}"
                echo "${info.environment.find { it.name == 'PASSWORD' }}"
                echo "${info.dependencies.python.readLines()[0]} ${info.usage.cpuUsage} ${info.collaborators.users}"
                """);
        assertTrue(
                log.contains("[name, owner, metadata, collaborators, mounts, processes, services, resources, usage,"
                        + " timestamps, revision, dependencies, environment, logs]"),
                log);
        assertTrue(log.contains("europe restricted web started"), log);
        assertTrue(log.contains("[name:PASSWORD, status:"), log);
        assertTrue(log.contains("dash==2.18.2 0.03% []"), log);
        assertFalse(log.contains("unheard-of"), log);
    }

    @Test
    void readsFromAServerThatLacksOtherFields() throws Exception {
        dash.simulator.settings().remove("App.processes");
        dash.simulator.server().addApp("shop", "ci");
        assertTrue(dash.run("echo \"${deDashAppInfo(app: 'shop', fields: ['collaborators'])}\"")
                .contains("collaborators:[users:[], teams:[]]"));
        String log = dash.fail("deDashAppInfo app: 'shop', fields: ['processes']");
        assertTrue(log.contains("ERROR: App 'shop': simulator"), log);
        assertTrue(log.contains("answered with an error: "), log);
    }

    @Test
    void takesPartsThatAreNull() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        dash.simulator.inject(Faults.nullObjects(3).on("AppInfo"));
        String log = dash.run("echo \"${deDashAppInfo(app: 'shop', fields: ['revision'])}\"");
        assertTrue(log.contains("[name:shop, revision:null]"), log);
        assertTrue(log.contains("revision: unknown"), log);
    }

    @Test
    void readsOnAfterALostAnswer() throws Exception {
        dash.simulator.server().addApp("shop", "ada");
        dash.simulator.inject(Faults.reset().on("AppInfo"));
        assertTrue(dash.run("echo \"${deDashAppInfo(app: 'shop', fields: ['owner'])}\"")
                .contains("[name:shop, owner:ada]"));
    }

    @Test
    void refusesAnUnknownFieldAndAMissingApp() throws Exception {
        String log = dash.fail("deDashAppInfo app: 'shop', fields: ['colour']");
        assertTrue(
                log.contains("ERROR: 'colour' is no field of an app: there are owner, metadata, collaborators"), log);
        assertEquals(0, dash.simulator.requestCount());
        assertTrue(dash.fail("deDashAppInfo 'shop'").contains("ERROR: There is no app 'shop' on simulator"));
    }

    @Test
    void runsInAFreestyleJob() throws Exception {
        dash.simulator.server().addApp("shop", "ada");
        AppInfo operation = new AppInfo("shop");
        operation.setFields(List.of("owner"));
        assertTrue(dash.build(operation).contains("  owner: ada"));
    }
}
