package io.jenkins.plugins.dashenterprise.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.AuthorizationStrategy;
import io.jenkins.plugins.dashenterprise.DashJenkins;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.branch.BranchSource;
import jenkins.model.Jenkins;
import jenkins.model.experimentalflags.UserExperimentalFlagsProperty;
import jenkins.scm.impl.SingleSCMSource;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.actions.ArgumentsAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;
import org.jvnet.hudson.test.SingleFileSCM;

/** What people see of a build's apps, on each page. */
@Tag("jenkins")
class ViewsJenkinsTest extends DashTest {
    private static final String SHA = "3f2a9c1d4e5f60718293a4b5c6d7e8f901234567";

    private JenkinsRule jenkins;

    @BeforeEach
    void everybodyIsAnAdministrator() {
        jenkins = dash.jenkins;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
    }

    private static WorkflowRun build(WorkflowJob job, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = job.scheduleBuild2(0).get();
        assertEquals("SUCCESS", run.getResult().toString(), JenkinsRule.getLog(run));
        return run;
    }

    /** A build that saw app {@code shop} running at a revision, after it had made app {@code fresh}. */
    private WorkflowRun shop(WorkflowJob job) throws Exception {
        dash.simulator.server().addApp("shop", "ci").deployed(SHA, "First").running();
        WorkflowRun run = build(job, "deDashAddApp 'fresh'; deDashAppStatus app: 'shop', waitFor: 'running'");
        dash.simulator.clearRequests();
        return run;
    }

    private WorkflowJob job(String name) throws Exception {
        return jenkins.createProject(WorkflowJob.class, name);
    }

    /** A page as the server sends it, with no script run. */
    private String html(String user, String path) throws Exception {
        JenkinsRule.WebClient browser = browser(user);
        browser.getOptions().setJavaScriptEnabled(false);
        String html = browser.goTo(path).getWebResponse().getContentAsString();
        assertFalse(Pattern.compile("<[^>]* on[a-z]+=").matcher(ours(html)).find(), html);
        return html;
    }

    private static String ours(String html) {
        StringBuilder tables = new StringBuilder();
        Matcher table =
                Pattern.compile("(?s)<table class=\"jenkins-table.*?</table>").matcher(html);
        while (table.find()) {
            tables.append(table.group());
        }
        return tables.toString();
    }

    private JenkinsRule.WebClient browser(String user) throws Exception {
        JenkinsRule.WebClient browser = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        return user == null ? browser : browser.login(user);
    }

    private JSONObject json(String user, String path) throws Exception {
        WebResponse response = browser(user).goTo(path, "application/json").getWebResponse();
        assertEquals(200, response.getStatusCode(), path);
        return JSONObject.fromObject(response.getContentAsString());
    }

    private static JSONObject action(JSONObject object, Class<?> type) {
        for (Object action : object.getJSONArray("actions")) {
            if (type.getName().equals(((JSONObject) action).optString("_class"))) {
                return (JSONObject) action;
            }
        }
        return null;
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static void newBuildPage(String user) throws Exception {
        User.getById(user, true).addProperty(new UserExperimentalFlagsProperty(Map.of("new-build-page.flag", "true")));
    }

    @Test
    void theBuildPageHasARowForEachApp() throws Exception {
        WorkflowRun run = shop(job("deploy"));
        String html = html(null, run.getUrl());
        String table = ours(html);
        assertEquals(1, count(table, ">shop</a>"), table);
        assertTrue(
                table.contains("href=\"" + dash.simulator.server().app("shop").urlOnServer() + "\""), table);
        assertTrue(table.contains(">3f2a9c1</code>"), table);
        assertTrue(table.contains("<td>running</td>"), table);
        assertTrue(table.contains("<td>never deployed</td>"), table);
        assertTrue(table.contains("/Manager/apps/shop/settings"), table);
        assertEquals(5, count(table, "<th scope=\"col\">"), table);
        assertTrue(html.contains("/" + run.getUrl() + "dash-apps/"), "the side panel leads to a page of its own");
        assertTrue(ours(html(null, run.getUrl() + "dash-apps/")).contains(">shop</a>"));
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void theNewBuildPageHasItOnceToo() throws Exception {
        WorkflowRun run = shop(job("deploy"));
        newBuildPage("ada");
        String html = html("ada", run.getUrl());
        assertTrue(html.contains("app-build__grid"), "it is the new page");
        assertEquals(1, count(ours(html), ">shop</a>"), html);
        assertTrue(html.contains("shop · running"), "the details name the app");
        assertTrue(html.contains("dash-apps"), "the tab leads to a page of its own");
        assertTrue(ours(html("ada", run.getUrl() + "dash-apps/")).contains(">shop</a>"));
    }

    @Test
    void aBuildWithoutAppsShowsNothingOfThem() throws Exception {
        WorkflowRun run = build(job("idle"), "echo 'nothing'");
        newBuildPage("ada");
        for (String page : List.of(
                html(null, run.getUrl()),
                html("ada", run.getUrl()),
                html(null, run.getParent().getUrl()))) {
            assertFalse(page.contains("Dash apps"), page);
        }
    }

    @Test
    void theListOfBuildsHasABadgeInWords() throws Exception {
        WorkflowRun run = shop(job("deploy"));
        String html = browser(null)
                .goTo(run.getParent().getUrl() + "buildHistory/ajax", null)
                .getWebResponse()
                .getContentAsString();
        assertTrue(html.contains("Created fresh on simulator; Waited for shop on simulator: running"), html);
    }

    @Test
    void stepsNameWhatTheyAreAboutAndWhatIsLiveAfterADeploy() throws Exception {
        WorkflowRun run = build(job("deploy"), """
                deDashAddApp 'fresh'
                deDashAddApp app: 'other', server: 'simulator'
                deDashSetEnv app: 'fresh', vars: [TOKEN: 'hush']
                """);
        List<String> about = new ArrayList<>();
        for (FlowNode node : new DepthFirstScanner().allNodes(run.getExecution())) {
            String arguments = ArgumentsAction.getStepArgumentsAsString(node);
            if (arguments != null) {
                about.add(0, arguments);
            }
        }
        assertEquals(List.of("fresh", "other @ simulator", "fresh"), about);
    }

    @Test
    void theJobPageIsSentWithoutAskingAServerAndThenSaysHowAppsAreNow() throws Exception {
        WorkflowRun run = shop(job("deploy"));
        dash.simulator.server().app("fresh").deployed(SHA, "First").running();
        String html = html(null, run.getParent().getUrl());
        assertEquals(0, dash.simulator.requestCount());
        assertTrue(ours(html).contains("being read"), html);
        assertTrue(ours(html).contains("/" + run.getUrl() + "\">#1</a>"), html);
        var page = browser(null).goTo(run.getParent().getUrl());
        page.getWebClient().waitForBackgroundJavaScript(10_000);
        assertTrue(page.asXml().contains("running"), page.asXml());
        assertEquals(1, dash.simulator.requestCount());
    }

    @Test
    void aServerThatIsAwayIsAWordOnTheJobPage() throws Exception {
        WorkflowRun run = shop(job("deploy"));
        dash.simulator.inject(Faults.reset());
        var page = browser(null).goTo(run.getParent().getUrl());
        page.getWebClient().waitForBackgroundJavaScript(15_000);
        assertTrue(page.asXml().contains("not reachable"), page.asXml());
    }

    @Test
    void theRestApiHasTheRecords() throws Exception {
        WorkflowRun run = shop(job("deploy"));
        JSONArray apps = action(json(null, run.getUrl() + "api/json"), DashAppsAction.class)
                .getJSONArray("apps");
        assertEquals(2, apps.size());
        JSONObject shop = apps.getJSONObject(1);
        assertEquals("shop", shop.getString("app"));
        assertEquals("waited for", shop.getString("action"));
        assertEquals(SHA, shop.getString("revision"));
        assertEquals("running", shop.getString("state"));
        assertEquals(dash.simulator.url(), shop.getString("serverUrl"));
        for (String key : List.of("server", "url", "managerUrl", "time", "step")) {
            assertTrue(shop.has(key), key);
        }
        JSONObject ofJob = action(json(null, run.getParent().getUrl() + "api/json"), DashJobAction.class)
                .getJSONArray("apps")
                .getJSONObject(0);
        assertEquals("fresh", ofJob.getString("app"));
        assertEquals("deploy", ofJob.getString("job"));
        assertEquals(1, ofJob.getInt("build"));
        assertEquals(
                "fresh",
                json(null, "manage/dash-enterprise-apps/api/json")
                        .getJSONArray("apps")
                        .getJSONObject(0)
                        .getString("app"));
    }

    @Test
    void aFolderShowsTheAppsOfTheJobsBelowThatTheVisitorMayRead() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team");
        WorkflowJob open = team.createProject(WorkflowJob.class, "open");
        WorkflowJob secret = team.createProject(Folder.class, "sub").createProject(WorkflowJob.class, "secret");
        build(open, "deDashAddApp 'salesboard'");
        build(secret, "deDashAddApp 'payrollboard'");
        dash.simulator.clearRequests();
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "outsider")
                .grant(Item.READ)
                .onItems(team, open)
                .to("reader")
                .grant(Item.READ)
                .onItems(team)
                .to("outsider"));
        String admin = html("admin", team.getUrl());
        assertTrue(ours(admin).contains(">salesboard</a>") && ours(admin).contains(">payrollboard</a>"), admin);
        String reader = html("reader", team.getUrl());
        assertTrue(ours(reader).contains(">salesboard</a>"), reader);
        assertFalse(reader.contains("payrollboard"), reader);
        assertEquals(
                1,
                action(json("reader", team.getUrl() + "api/json"), DashFolderAction.class)
                        .getJSONArray("apps")
                        .size());
        String outsider = html("outsider", team.getUrl());
        assertFalse(
                outsider.contains("salesboard") || outsider.contains("payrollboard") || outsider.contains("Dash apps"),
                outsider);
        String whole = html("reader", team.getUrl() + "dash-apps/");
        assertTrue(whole.contains(">salesboard</a>") && !whole.contains("payrollboard"), whole);
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void manageJenkinsShowsAllAppsToWhoeverMaySeeTheSystem() throws Exception {
        WorkflowRun run = shop(job("deploy"));
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ)
                .everywhere()
                .to("auditor")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));
        String admin = html("admin", "manage/dash-enterprise-apps/");
        assertTrue(ours(admin).contains(">fresh</a>") && ours(admin).contains("/" + run.getUrl()), admin);
        assertTrue(html("admin", "manage/").contains("Dash Enterprise apps"));
        String auditor = html("auditor", "manage/dash-enterprise-apps/");
        assertTrue(ours(auditor).contains(">fresh</a>") && ours(auditor).contains("not visible"), auditor);
        assertFalse(ours(auditor).contains("job/deploy"), auditor);
        for (String path : List.of(
                "manage/dash-enterprise-apps/", "dash-enterprise-apps/", "manage/dash-enterprise-apps/api/json")) {
            WebResponse response = browser("reader").goTo(path, null).getWebResponse();
            assertEquals(403, response.getStatusCode(), path);
            assertFalse(response.getContentAsString().contains("fresh"), path);
        }
    }

    @Test
    void aRenamedOrDeletedJobIsFollowed() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team");
        WorkflowJob job = team.createProject(WorkflowJob.class, "deploy");
        build(job, "deDashAddApp 'shop'");
        job.renameTo("ship");
        assertEquals("team/ship", DeployedApps.get().everywhere().get(0).getJob());
        team.renameTo("crew");
        assertEquals("crew/ship", DeployedApps.get().everywhere().get(0).getJob());
        assertNotNull(DeployedApps.get().everywhere().get(0).getItem());
        assertTrue(ours(html(null, job.getUrl())).contains(">shop</a>"));
        team.delete();
        assertEquals(List.of(), DeployedApps.get().everywhere());
    }

    @Test
    void aMultibranchPageHasTheAppsOfItsBranches() throws Exception {
        WorkflowMultiBranchProject project = jenkins.createProject(WorkflowMultiBranchProject.class, "shop");
        Map<String, String> apps = Map.of("main", "shop-main", "feature/cart", "shop-cart");
        apps.forEach((branch, app) -> project.getSourcesList()
                .add(new BranchSource(new SingleSCMSource(
                        branch, new SingleFileSCM("Jenkinsfile", bytes("deDashAddApp '" + app + "'"))))));
        project.scheduleBuild2(0).getFuture().get();
        jenkins.waitUntilNoActivity();
        String page = ours(html(null, project.getUrl()));
        assertEquals(2, count(ours(html(null, project.getUrl() + "dash-apps/")), "role=\"rowheader\""));
        for (Map.Entry<String, String> each : apps.entrySet()) {
            assertTrue(page.contains(">" + each.getValue() + "</a>"), page);
            assertTrue(page.contains(project.getJob(each.getKey()).getUrl() + "\">" + each.getKey() + "</a>"), page);
        }
        assertEquals(
                2,
                action(json(null, project.getUrl() + "api/json"), DashFolderAction.class)
                        .getJSONArray("apps")
                        .size());
        project.getJob("feature/cart").delete();
        page = ours(html(null, project.getUrl()));
        assertTrue(page.contains("shop-main") && !page.contains("shop-cart"), page);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void twoThousandAppsAreShown() throws Exception {
        WorkflowRun run = build(job("deploy"), "deDashAddApp 'shop'");
        RecordedApp first = DeployedApps.get().everywhere().get(0);
        for (int i = 1; i < 2_000; i++) {
            DeployedApps.get().onLocationChanged(run.getParent(), "deploy", "deploy-" + i);
            DeployedApps.get().add(run, first);
        }
        String html = html(null, "manage/dash-enterprise-apps/");
        assertEquals(2_000, count(ours(html), "role=\"rowheader\""));
    }

    @Test
    void whatServersAndPeopleNamedIsEscaped() throws Exception {
        DashServer server = DashJenkins.server("<img src=x>", dash.simulator.url());
        DashEnterpriseConfiguration.get().setServers(List.of(server));
        dash.simulator
                .server()
                .addApp("shop", "ci")
                .deployed("<b>bold</b>", "First")
                .running();
        WorkflowRun run = build(job("deploy"), "deDashAppStatus app: 'shop', waitFor: 'running'");
        newBuildPage("ada");
        for (String page : List.of(
                html(null, run.getUrl()),
                html("ada", run.getUrl()),
                html(null, run.getUrl() + "dash-apps/"),
                browser(null)
                        .goTo(run.getParent().getUrl() + "buildHistory/ajax", null)
                        .getWebResponse()
                        .getContentAsString())) {
            assertFalse(page.contains("<img src=x>") || page.contains("<b>bold"), page);
        }
    }

    @Test
    void anotherJobsAppsAreGivenToWhoeverMayReadIt() throws Exception {
        WorkflowJob deploy = job("deploy");
        build(deploy, "deDashAddApp 'shop'");
        WorkflowJob asks = job("asks");
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .onItems(deploy, asks)
                .to("ada")
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .onItems(asks)
                .to("bob"));
        asks.setDefinition(
                new CpsFlowDefinition("echo \"found ${deDashDeployedApps(job: 'deploy').collect { it.app }}\"", true));
        runAs("ada");
        assertTrue(JenkinsRule.getLog(asks.scheduleBuild2(0).get()).contains("found [shop]"));
        runAs("bob");
        String refused = JenkinsRule.getLog(asks.scheduleBuild2(0).get());
        assertTrue(refused.contains("There is no job 'deploy' that this build may read."), refused);
        assertFalse(refused.contains("found"), refused);
    }

    private static void runAs(String user) {
        QueueItemAuthenticatorConfiguration.get().getAuthenticators().clear();
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .add(new MockQueueItemAuthenticator()
                        .authenticate("asks", User.getById(user, true).impersonate2()));
    }

    @Test
    void theSnippetGeneratorWritesTheStep() throws Exception {
        SnippetizerTester snippets = new SnippetizerTester(jenkins);
        snippets.assertRoundTrip(new DeployedAppsStep(), "deDashDeployedApps()");
        DeployedAppsStep step = new DeployedAppsStep();
        step.setJob("/team/shop");
        snippets.assertRoundTrip(step, "deDashDeployedApps job: '/team/shop'");
    }

    @Test
    void aDeployedStepIsLabelled() throws Exception {
        dash.addUser("dash-git", "ci", "ci-password");
        WorkflowJob job = job("deploy");
        String sha = Sources.commit(dash.workspace(job), Sources.APP);
        WorkflowRun run = build(job, "node { deDashDeploy app: 'sales', gitCredentialsId: 'dash-git', create: true }");
        List<String> labels = new DepthFirstScanner()
                .allNodes(run.getExecution()).stream()
                        .map(node -> node.getPersistentAction(LabelAction.class))
                        .filter(action -> action != null && action.getClass() == LabelAction.class)
                        .map(LabelAction::getDisplayName)
                        .toList();
        assertEquals(List.of("sales → " + sha.substring(0, 7)), labels);
    }
}
