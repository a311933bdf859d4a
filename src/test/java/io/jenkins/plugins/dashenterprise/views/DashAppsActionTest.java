package io.jenkins.plugins.dashenterprise.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.util.XStream2;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.apps.AddApp;
import io.jenkins.plugins.dashenterprise.apps.DeleteApp;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedApp;
import java.io.File;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import jenkins.model.details.Detail;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;

/** What a build tells of its apps. */
class DashAppsActionTest extends DashTest {

    private Run<?, ?> build(String script) throws Exception {
        return dash.jenkins.buildAndAssertSuccess(dash.pipeline(script));
    }

    private static List<DeployedApp> apps(Run<?, ?> run) {
        DashAppsAction action = run.getAction(DashAppsAction.class);
        return action == null ? List.of() : action.getApps();
    }

    private static String deeds(Run<?, ?> run) {
        return apps(run).stream()
                .map(app -> app.getApp() + ": " + app.getAction() + ", " + app.getState())
                .toList()
                .toString();
    }

    private WorkflowJob deploying() throws Exception {
        dash.addUser("dash-git", "ci", "ci-password");
        return dash.pipeline("node { deDashDeploy app: 'sales', gitCredentialsId: 'dash-git', create: true }");
    }

    @Test
    void aDeployIsToldWithAllThatIsKnown() throws Exception {
        WorkflowJob job = deploying();
        String sha = Sources.commit(dash.workspace(job), Sources.APP);
        long before = System.currentTimeMillis();
        Run<?, ?> run = dash.jenkins.buildAndAssertSuccess(job);
        DeployedApp app = apps(run).get(0);
        assertEquals(1, apps(run).size());
        assertEquals("sales", app.getApp());
        assertEquals("deployed", app.getAction());
        assertEquals(sha, app.getRevision());
        assertEquals(sha.substring(0, 7), app.getShortRevision());
        assertEquals("running", app.getState());
        assertEquals("simulator", app.getServer());
        assertEquals(dash.simulator.url(), app.getServerUrl());
        assertEquals(dash.simulator.server().app("sales").urlOnServer(), app.getUrl());
        assertEquals(dash.simulator.url() + "/Manager/apps/sales/settings", app.getManagerUrl());
        assertTrue(app.getTime() >= before && app.getTime() <= System.currentTimeMillis());
        assertNotNull(app.getStep());
        assertEquals("Deployed sales " + sha.substring(0, 7) + " to simulator", app.getSentence());
    }

    @Test
    void aDeployThatHadNothingToDoIsToldAsThat() throws Exception {
        WorkflowJob job = deploying();
        Sources.commit(dash.workspace(job), Sources.APP);
        dash.jenkins.buildAndAssertSuccess(job);
        assertEquals("[sales: already live, running]", deeds(dash.jenkins.buildAndAssertSuccess(job)));
    }

    @Test
    void whatIsCreatedAndWhatIsDeletedIsTold() throws Exception {
        dash.simulator.server().addApp("old", "ci");
        dash.simulator.server().addApp("kept", "ci");
        Run<?, ?> run =
                build("deDashAddApp 'shop'; deDashAddApp 'kept'; deDashDeleteApp 'old'; deDashDeleteApp 'never'");
        assertEquals("[shop: created, never deployed, old: deleted, null]", deeds(run));
        assertNull(apps(run).get(1).getManagerUrl());
    }

    @Test
    void aWaitAddsHowTheAppIsToWhatWasDoneBefore() throws Exception {
        SimulatedApp seen = dash.simulator
                .server()
                .addApp("seen", "ci")
                .deployed("0a1b2c3d", "First")
                .running();
        Run<?, ?> run = build("deDashAddApp 'shop'; deDashAppStatus app: 'shop', waitFor: 'stopped';"
                + " deDashAppStatus app: 'seen', waitFor: 'running'");
        assertEquals("[shop: created, never deployed, seen: waited for, running]", deeds(run));
        assertEquals("0a1b2c3d", apps(run).get(1).getRevision());
        assertEquals(seen.urlOnServer(), apps(run).get(1).getUrl());
    }

    @Test
    void aLookAtAnAppIsNotTold() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        assertNull(build("deDashAppStatus 'shop'; deDashListApps()").getAction(DashAppsAction.class));
    }

    @Test
    void aFailedBuildTellsWhatWasDoneBefore() throws Exception {
        Run<?, ?> run = dash.jenkins.buildAndAssertStatus(
                Result.FAILURE, dash.pipeline("deDashAddApp 'shop'; deDashAppStatus 'none'"));
        assertEquals("[shop: created, never deployed]", deeds(run));
    }

    @Test
    void anAppThatIsGoneIsToldEvenIfItsServiceStays() throws Exception {
        dash.simulator
                .server()
                .addApp("old", "ci")
                .linked(dash.simulator.server().addService("old-db", "postgres", "ci"));
        dash.simulator.inject(
                Faults.payloadError("Cannot delete linked service").on("deleteService"));
        Run<?, ?> run = dash.jenkins.buildAndAssertStatus(
                Result.FAILURE, dash.pipeline("deDashDeleteApp app: 'old', withServices: true"));
        assertEquals("[old: deleted, null]", deeds(run));
    }

    @Test
    void aDryRunTellsNothing() throws Exception {
        dash.simulator.server().addApp("old", "ci");
        Run<?, ?> run = build("deDashAddApp app: 'shop', dryRun: true; deDashDeleteApp app: 'old', dryRun: true");
        assertNull(run.getAction(DashAppsAction.class));
    }

    @Test
    void aFreestyleBuildTellsToo() throws Exception {
        dash.simulator.server().addApp("old", "ci");
        FreeStyleProject project = dash.freestyle(new AddApp("shop"), new DeleteApp("old"));
        Run<?, ?> run = dash.jenkins.buildAndAssertSuccess(project);
        assertEquals("[shop: created, never deployed, old: deleted, null]", deeds(run));
        assertNull(apps(run).get(0).getStep());
    }

    @Test
    void branchesInParallelLoseNothing() throws Exception {
        Run<?, ?> run = build("""
                def branches = [:]
                for (int i = 1; i <= 40; i++) {
                    int n = i
                    branches['b' + n] = { deDashAddApp "shop-$n" }
                }
                parallel branches
                """);
        List<String> wanted =
                IntStream.rangeClosed(1, 40).mapToObj(n -> "shop-" + n).sorted().toList();
        assertEquals(
                wanted, apps(run).stream().map(DeployedApp::getApp).sorted().toList());
        Run<?, ?> saved = (Run<?, ?>) new XmlFile(Run.XSTREAM2, new File(run.getRootDir(), "build.xml")).read();
        assertEquals(
                wanted, apps(saved).stream().map(DeployedApp::getApp).sorted().toList());
    }

    @Test
    void whatIsSavedHoldsNoCredentials() throws Exception {
        Run<?, ?> run = build("deDashAddApp app: 'shop', credentialsId: 'dash-ada'");
        String xml = Files.readString(new File(run.getRootDir(), "build.xml").toPath());
        assertTrue(xml.contains("<app>shop</app>"), xml);
        // The Pipeline's own script names the credentials.
        String withoutScript = xml.replaceAll("<script>.*</script>", "");
        assertFalse(withoutScript.contains("dash-ada"), xml);
        assertFalse(xml.contains("ada-key"), xml);
    }

    @Test
    void recordsOfOtherVersionsLoad() {
        XStream2 xml = new XStream2();
        String type = DeployedApp.class.getName();
        DeployedApp smallest = (DeployedApp) xml.fromXML("<" + type + "/>");
        assertEquals("", smallest.getApp() + smallest.getServer() + smallest.getServerUrl() + smallest.getAction());
        assertNull(smallest.getShortRevision());
        DeployedApp later = (DeployedApp) xml.fromXML("<" + type
                + "><app>shop</app><server>s</server><action>moved</action>" + "<region>north</region></" + type + ">");
        assertEquals("shop on s: moved", later.getSentence());
        DashAppsAction empty = (DashAppsAction) xml.fromXML("<" + DashAppsAction.class.getName() + "/>");
        assertEquals(List.of(), empty.getApps());
        assertNull(empty.getIconFileName());
        assertEquals("", empty.getSentence());
    }

    @Test
    void onlyWebPagesAreLinkedTo() {
        for (String url : List.of(
                "javascript:alert(1)",
                "data:text/html,x",
                "https://a b",
                "http://a\u0000",
                "//x",
                "HTTPS",
                "https://" + "a".repeat(3000))) {
            assertNull(linkOf(url), url);
        }
        assertEquals("https://dash.example.com/shop/", linkOf("https://dash.example.com/shop/"));
    }

    @Test
    void whatAServerCallsARevisionIsKeptOnlyIfItIsOne() throws Exception {
        dash.simulator
                .server()
                .addApp("odd", "ci")
                .deployed("x\n[Pipeline] } hush", "First")
                .running();
        dash.simulator
                .server()
                .addApp("long", "ci")
                .deployed("a".repeat(65), "First")
                .running();
        Run<?, ?> run = build(
                "deDashAppStatus app: 'odd', waitFor: 'running'; deDashAppStatus app: 'long', waitFor: 'running'");
        assertEquals(2, apps(run).size());
        apps(run).forEach(app -> assertNull(app.getRevision(), app.getApp()));
    }

    private static String linkOf(String url) {
        String type = DeployedApp.class.getName();
        String escaped = url.replace("\u0000", "\u007F");
        return ((DeployedApp) new XStream2().fromXML("<" + type + "><url>" + escaped + "</url></" + type + ">"))
                .getUrl();
    }

    @Test
    void theBadgeSaysItInWords() throws Exception {
        Run<?, ?> run = build("for (int n = 1; n <= 5; n++) { deDashAddApp \"shop-$n\" }");
        assertEquals(
                "Created shop-1 on simulator; Created shop-2 on simulator; Created shop-3 on simulator; and 2 more",
                run.getAction(DashAppsAction.class).getSentence());
    }

    @Test
    void theDetailsNameAFewAppsAndCountTheOthers() throws Exception {
        Run<?, ?> run = build("for (int n = 1; n <= 5; n++) { deDashAddApp \"shop-$n\" }");
        DashAppsDetailFactory factory = ExtensionList.lookupSingleton(DashAppsDetailFactory.class);
        // A link of our own begins where the visitor's request came in.
        List<? extends Detail> details = dash.jenkins.executeOnServer(() -> factory.createFor(run));
        assertEquals(
                List.of("shop-1 · never deployed", "shop-2 · never deployed", "shop-3 · never deployed", "+2"),
                details.stream().map(Detail::getDisplayName).toList());
        assertEquals(
                dash.simulator.server().app("shop-1").urlOnServer(),
                details.get(0).getLink());
        assertTrue(
                details.get(3).getLink().endsWith(run.getUrl() + "dash-apps/"),
                details.get(3).getLink());
        assertEquals(List.of(), factory.createFor(build("echo 'nothing'")));
    }
}
