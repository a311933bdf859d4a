package io.jenkins.plugins.dashenterprise.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.export.Exported;

class DeployedAppsStepTest extends DashTest {

    @Test
    void givesWhatThisBuildDid() throws Exception {
        dash.simulator.server().addApp("old", "ci");
        String log = dash.run("""
                echo "before: ${deDashDeployedApps()}"
                deDashAddApp 'shop'
                deDashDeleteApp 'old'
                for (app in deDashDeployedApps()) { echo "${app.app} ${app.action} ${app.revision} ${app.state} on ${app.server}" }
                echo "${deDashDeployedApps()[0].keySet()}"
                """);
        assertTrue(log.contains("before: []"), log);
        assertTrue(log.contains("shop created null never deployed on simulator"), log);
        assertTrue(log.contains("old deleted null null on simulator"), log);
        assertTrue(log.contains("[app, action, revision, state, url, managerUrl, server, serverUrl, time, step]"), log);
    }

    @Test
    void itsKeysAreThoseOfTheRestApi() throws Exception {
        dash.run("deDashAddApp 'shop'");
        List<String> exported = new ArrayList<>();
        Arrays.stream(DeployedApp.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Exported.class))
                .map(method -> Character.toLowerCase(method.getName().charAt(3))
                        + method.getName().substring(4))
                .forEach(exported::add);
        List<String> keys =
                new ArrayList<>(DeployedApps.get().everywhere().get(0).toMap().keySet());
        assertEquals(keys.stream().sorted().toList(), exported.stream().sorted().toList());
    }

    @Test
    void givesWhatAnotherJobsLastBuildWithAppsDid() throws Exception {
        WorkflowJob deploy = dash.jenkins.createProject(WorkflowJob.class, "deploy");
        for (String script : List.of("deDashAddApp 'shop'", "deDashAddApp 'sales'", "echo 'nothing'")) {
            deploy.setDefinition(new CpsFlowDefinition(script, true));
            dash.jenkins.buildAndAssertSuccess(deploy);
        }
        String log = dash.run("echo \"found ${deDashDeployedApps(job: 'deploy').collect { it.app }}\"");
        assertTrue(log.contains("found [sales]"), log);
    }

    @Test
    void aJobWithoutAppsHasNone() throws Exception {
        dash.jenkins.createProject(WorkflowJob.class, "idle");
        assertTrue(dash.run("echo \"found ${deDashDeployedApps(job: 'idle')}\"").contains("found []"));
    }

    @Test
    void aJobThatIsNotThereIsSaidToBe() throws Exception {
        String log = dash.fail("deDashDeployedApps job: 'nowhere'");
        assertTrue(log.contains("ERROR: There is no job 'nowhere' that this build may read. Check the name,"), log);
        assertFalse(log.contains("Exception"), log);
    }
}
