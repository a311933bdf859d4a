package io.jenkins.plugins.dashenterprise.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Run;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;

/** Which apps jobs deployed, over all builds. */
class DeployedAppsTest extends DashTest {

    private Run<?, ?> build(WorkflowJob job, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        return dash.jenkins.buildAndAssertSuccess(job);
    }

    private WorkflowJob job(String name) throws Exception {
        return dash.jenkins.createProject(WorkflowJob.class, name);
    }

    private static String of(String job) {
        return describe(DeployedApps.get().of(job));
    }

    private static String describe(List<RecordedApp> apps) {
        return apps.stream()
                .map(app -> app.getJob() + " #" + app.getBuild() + " " + app.getApp())
                .sorted()
                .toList()
                .toString();
    }

    private List<Path> files() throws Exception {
        Path folder = new File(dash.jenkins.jenkins.getRootDir(), "dash-enterprise/apps").toPath();
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** The same files, read as after a restart. */
    private static String afterRestart() {
        return describe(new DeployedApps().everywhere());
    }

    @Test
    void eachAppOfAJobHasOneSmallFileWithWhatWasDoneLast() throws Exception {
        WorkflowJob job = job("deploy");
        build(job, "deDashAddApp 'shop'; deDashAddApp 'sales'");
        assertEquals("[deploy #1 sales, deploy #1 shop]", of("deploy"));
        build(job, "deDashAppStatus app: 'shop', waitFor: 'stopped'");
        build(job, "deDashDeleteApp 'shop'; deDashAddApp 'shop'");
        assertEquals("[deploy #1 sales, deploy #3 shop]", of("deploy"));
        assertEquals(2, files().size());
        assertTrue(Files.size(files().get(0)) < 2_000);
        assertEquals("[deploy #1 sales, deploy #3 shop]", afterRestart());
    }

    @Test
    void aWaitKeepsTheBuildThatDidIt() throws Exception {
        WorkflowJob job = job("deploy");
        build(job, "deDashAddApp 'shop'");
        dash.simulator.server().app("shop").deployed("0a1b2c3d", "First").running();
        build(job, "deDashAppStatus app: 'shop', waitFor: 'running'");
        assertEquals("[deploy #1 shop]", of("deploy"));
        assertEquals("running", DeployedApps.get().of("deploy").get(0).getState());
    }

    @Test
    void whoOnlyWaitsForAnAppDidNotDeployIt() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        build(job("looks"), "deDashAppStatus app: 'shop', waitFor: 'stopped'");
        assertEquals("[]", of("looks"));
    }

    @Test
    void anAppThatAnyJobDeletesIsGoneFromAll() throws Exception {
        build(job("deploy"), "deDashAddApp 'shop'; deDashAddApp 'sales'");
        build(job("teardown"), "deDashDeleteApp 'shop'");
        assertEquals("[deploy #1 sales]", describe(DeployedApps.get().everywhere()));
        assertEquals("[deploy #1 sales]", afterRestart());
    }

    @Test
    void appsOfOneNameOnTwoServersAreTwo() throws Exception {
        try (var other = io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator.start()) {
            DashEnterpriseConfiguration.get()
                    .setServers(List.of(
                            dash.server("simulator"),
                            io.jenkins.plugins.dashenterprise.DashJenkins.server("other", other.url())));
            build(
                    job("deploy"),
                    "deDashAddApp app: 'shop', server: 'simulator'; deDashAddApp app: 'shop', server: 'other'");
            assertEquals("[deploy #1 shop, deploy #1 shop]", of("deploy"));
            build(job("teardown"), "deDashDeleteApp app: 'shop', server: 'other'");
            assertEquals("simulator", DeployedApps.get().of("deploy").get(0).getServer());
            assertEquals(1, DeployedApps.get().of("deploy").size());
        }
    }

    @Test
    void aRenamedJobKeepsItsApps() throws Exception {
        WorkflowJob job = job("deploy");
        build(job, "deDashAddApp 'shop'");
        build(job("deploy-other"), "deDashAddApp 'sales'");
        DeployedApps.get().onLocationChanged(job, "deploy", "ship");
        assertEquals("[]", of("deploy"));
        assertEquals("[ship #1 shop]", of("ship"));
        assertEquals("[deploy-other #1 sales, ship #1 shop]", afterRestart());
    }

    @Test
    void aDeletedJobIsForgotten() throws Exception {
        WorkflowJob job = job("deploy");
        build(job, "deDashAddApp 'shop'");
        build(job("deploy-other"), "deDashAddApp 'sales'");
        DeployedApps.get().onDeleted(job);
        assertEquals("[deploy-other #1 sales]", describe(DeployedApps.get().everywhere()));
        assertEquals("[deploy-other #1 sales]", afterRestart());
    }

    @Test
    void whatCannotBeReadHidesNothingElse() throws Exception {
        build(job("deploy"), "deDashAddApp 'shop'");
        Path folder = files().get(0).getParent();
        Files.writeString(folder.resolve("broken.xml"), "<what");
        Files.writeString(folder.resolve("foreign.xml"), "<string>x</string>");
        Files.writeString(
                folder.resolve("later.xml"),
                "<" + RecordedApp.class.getName() + "><job>later</job><app>x</app><build>7</build>" + "<news>y</news></"
                        + RecordedApp.class.getName() + ">");
        assertEquals("[deploy #1 shop, later #7 x]", afterRestart());
    }

    @Test
    void aFoldersJobsAreThoseBelowItOnly() throws Exception {
        Run<?, ?> run = build(job("deploy"), "deDashAddApp 'shop'");
        DeployedApp app = run.getAction(DashAppsAction.class).getApps().get(0);
        DeployedApps apps = DeployedApps.get();
        for (String name : List.of("team/a", "team/b/c", "team-2/d", "team", "tea/m")) {
            apps.add(run, app);
            apps.onLocationChanged(run.getParent(), "deploy", name);
        }
        assertEquals("[team/a #1 shop, team/b/c #1 shop]", describe(apps.below("team")));
        assertTrue(apps.hasBelow("team-2"));
        assertEquals("[]", describe(apps.below("te")));
    }
}
