package io.jenkins.plugins.dashenterprise.reviewapps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.computed.DefaultOrphanedItemStrategy;
import hudson.AbortException;
import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.dashenterprise.DashJenkins;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.views.checks.AppCheckJenkinsTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import jenkins.scm.api.mixin.ChangeRequestCheckoutStrategy;
import jenkins.scm.impl.mock.MockChangeRequestFlags;
import jenkins.scm.impl.mock.MockRepositoryFlags;
import jenkins.scm.impl.mock.MockSCMController;
import jenkins.scm.impl.mock.MockSCMDiscoverBranches;
import jenkins.scm.impl.mock.MockSCMDiscoverChangeRequests;
import jenkins.scm.impl.mock.MockSCMSource;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Review apps of a multibranch project, with a branch source that knows whom to trust. */
@Tag("jenkins")
class MultibranchJenkinsTest {
    private static final String JENKINSFILE = """
            node {
                checkout scm
                sh 'git init -q . && git add . && git -c user.name=a -c user.email=a@b commit -q --allow-empty -m one'
                def r = deDashReviewApp template: 'shop', gitCredentialsId: 'dash-git'
                echo "RESULT ${r}"
            }
            """;

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    private DashEnterpriseSimulator simulator;
    private MockSCMController scm;

    @BeforeEach
    void start() throws Exception {
        simulator = DashEnterpriseSimulator.start();
        simulator.server().addApp("shop", "ci");
        scm = MockSCMController.create();
        scm.createRepository("shop", MockRepositoryFlags.FORKABLE, MockRepositoryFlags.TRUST_AWARE);
        add("Jenkinsfile", JENKINSFILE);
        add("Procfile", "web: gunicorn app:server\n");
        add("requirements.txt", "dash\n");
        add("app.py", "import dash\n");
    }

    private void add(String path, String text) throws Exception {
        scm.addFile("shop", "master", path, path, text.getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        scm.close();
        simulator.close();
    }

    private WorkflowMultiBranchProject project(JenkinsRule jenkins) throws Exception {
        new DashJenkins(jenkins, simulator).addUser("dash-git", "ci", "ci-password");
        WorkflowMultiBranchProject project = jenkins.createProject(WorkflowMultiBranchProject.class, "store");
        project.setOrphanedItemStrategy(new DefaultOrphanedItemStrategy(true, "", ""));
        project.getSourcesList()
                .add(new jenkins.branch.BranchSource(new MockSCMSource(
                        scm,
                        "shop",
                        new MockSCMDiscoverBranches(),
                        new MockSCMDiscoverChangeRequests(ChangeRequestCheckoutStrategy.HEAD))));
        index(jenkins, project);
        return project;
    }

    private static void index(JenkinsRule jenkins, WorkflowMultiBranchProject project) throws Exception {
        project.scheduleBuild2(0).getFuture().get();
        jenkins.waitUntilNoActivity();
    }

    private static WorkflowRun build(WorkflowMultiBranchProject project, String job) {
        WorkflowJob found = project.getItem(job);
        assertNotNull(found, job + " of " + project.getItems());
        return found.getLastBuild();
    }

    private static String nameOf(String branch, String change) {
        return ReviewAppName.of("shop", "store", branch, change).app();
    }

    private static void sweepIn(long minutes) throws Exception {
        new ReviewAppSweep().sweep(System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(minutes), TaskListener.NULL);
    }

    @Test
    void aBranchGetsAnAppAndTakesItAlong() throws Throwable {
        scm.cloneBranch("shop", "master", "feature/x");
        session.then(jenkins -> {
            WorkflowMultiBranchProject project = project(jenkins);
            jenkins.assertBuildStatusSuccess(build(project, "feature%2Fx"));
            assertTrue(simulator.server().hasApp(nameOf("feature/x", null)));
            assertTrue(simulator.server().hasApp(nameOf("master", null)));
            scm.deleteBranch("shop", "feature/x");
            index(jenkins, project);
            assertNull(project.getItem("feature%2Fx"));
        });
        // The event was noted; whoever was to act upon it was lost with the restart.
        session.then(jenkins -> {
            sweepIn(9);
            assertTrue(simulator.server().hasApp(nameOf("feature/x", null)));
            sweepIn(11);
            assertFalse(simulator.server().hasApp(nameOf("feature/x", null)));
            assertTrue(simulator.server().hasApp(nameOf("master", null)));
        });
    }

    @Test
    void aBranchThatIsDeadTakesItsAppAlongThoughItsJobIsKept() throws Throwable {
        scm.cloneBranch("shop", "master", "x");
        session.then(jenkins -> {
            WorkflowMultiBranchProject project = project(jenkins);
            project.setOrphanedItemStrategy(new DefaultOrphanedItemStrategy(false, "", ""));
            scm.deleteBranch("shop", "x");
            index(jenkins, project);
            WorkflowJob kept = project.getItem("x");
            assertNotNull(kept);
            assertEquals(Life.DEAD, Life.of(kept.getFullName()));
            assertTrue(shown(jenkins, project.getUrl()).contains(nameOf("x", null)));
            sweepIn(0);
            sweepIn(11);
            assertFalse(simulator.server().hasApp(nameOf("x", null)));
            String page = shown(jenkins, project.getUrl());
            assertTrue(page.contains(nameOf("master", null)) && !page.contains(nameOf("x", null)), page);
            sweepIn(12);
        });
    }

    @Test
    void theSourceSaysWhomToTrust() throws Throwable {
        scm.openChangeRequest("shop", "master", MockChangeRequestFlags.FORK);
        scm.openChangeRequest("shop", "master", MockChangeRequestFlags.FORK, MockChangeRequestFlags.UNTRUSTED);
        session.then(jenkins -> {
            WorkflowMultiBranchProject project = project(jenkins);
            WorkflowRun trusted = build(project, "CR-1");
            jenkins.assertBuildStatusSuccess(trusted);
            jenkins.assertLogContains("change:1", trusted);
            assertTrue(simulator.server().hasApp(nameOf("CR-1", "1")));
            WorkflowRun untrusted = build(project, "CR-2");
            jenkins.assertBuildStatusSuccess(untrusted);
            jenkins.assertLogContains("Pull request 2 comes from the fork '", untrusted);
            jenkins.assertLogContains("skipped:fork", untrusted);
            assertFalse(simulator.server().hasApp(nameOf("CR-2", "2")));
        });
    }

    @Test
    void aSourceThatIsGoneTrustsNobody() throws Throwable {
        session.then(jenkins -> {
            WorkflowMultiBranchProject project = project(jenkins);
            WorkflowRun run = build(project, "master");
            SourceBranch branch = BranchSource.find(run.getParent());
            assertTrue(branch.trusts(run, TaskListener.NULL));
            project.getSourcesList().clear();
            AbortException refused = assertThrows(AbortException.class, () -> branch.trusts(run, TaskListener.NULL));
            assertEquals(
                    "Whether this build's revision can be trusted could not be found out: the branch source is gone."
                            + " No review app is made.",
                    refused.getMessage());
        });
    }

    @Test
    void thePagesOfABranchLeadToItsAppAndAPullRequestHasACheck() throws Throwable {
        scm.openChangeRequest("shop", "master");
        session.then(jenkins -> {
            WorkflowMultiBranchProject project = project(jenkins);
            Map<String, String> apps = Map.of("master", nameOf("master", null), "CR-1", nameOf("CR-1", "1"));
            for (Map.Entry<String, String> each : apps.entrySet()) {
                WorkflowRun build = build(project, each.getKey());
                jenkins.assertBuildStatusSuccess(build);
                leadsTo(each.getValue(), shown(jenkins, build.getParent().getUrl()));
                leadsTo(each.getValue(), shown(jenkins, project.getUrl()));
            }
            Map<String, String> checks = new TreeMap<>();
            for (int i = 0; i < apps.size(); i++) {
                ChecksDetails check = AppCheckJenkinsTest.published();
                checks.put(check.getName().orElseThrow(), check.getDetailsURL().orElseThrow());
            }
            assertEquals(urlOf(apps.get("CR-1")), checks.get("Dash app " + apps.get("CR-1")));
            assertEquals(2, checks.size());
        });
    }

    private String urlOf(String app) {
        return simulator.server().app(app).urlOnServer();
    }

    /** A page once its scripts have asked how the apps are. */
    private static String shown(JenkinsRule jenkins, String path) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            var page = client.goTo(path);
            client.waitForBackgroundJavaScript(15_000);
            return page.asXml();
        }
    }

    private void leadsTo(String app, String page) {
        int link = page.indexOf("href=\"" + urlOf(app) + "\"");
        assertTrue(link >= 0, page);
        String row = page.substring(link, page.indexOf("</tr>", link));
        assertTrue(row.contains(">" + app + "<") && row.contains(">running<"), row);
    }

    /** Takes what would go to the host of the repository. */
    @TestExtension
    public static final class Capturing extends AppCheckJenkinsTest.Publisher {}

    @Test
    void administratorsTryAgain() throws Throwable {
        scm.cloneBranch("shop", "master", "x");
        session.then(jenkins -> {
            WorkflowMultiBranchProject project = project(jenkins);
            jenkins.assertBuildStatusSuccess(build(project, "x"));
            scm.deleteBranch("shop", "x");
            index(jenkins, project);
            simulator.inject(io.jenkins.plugins.dashenterprise.simulator.Faults.payloadError("no space left")
                    .on("deleteApp"));
            sweepIn(11);
            try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
                var page = client.goTo("manage");
                assertTrue(
                        page.asNormalizedText().contains("refused to delete the app: no space left."),
                        page.asNormalizedText());
                RegisteredApp app = ReviewApps.get().named(simulator.url(), nameOf("x", null));
                ReviewApps.get().change(app, each -> each.goneMillis = 1);
                client.setThrowExceptionOnFailingStatusCode(false);
                String url = new ReviewAppMonitor().getUrl() + "/tryAgain";
                assertEquals(404, client.goTo(url, null).getWebResponse().getStatusCode());
                jenkins.submit(page.getFormByName(new ReviewAppMonitor().id));
            }
            for (int i = 0; i < 300 && simulator.server().hasApp(nameOf("x", null)); i++) {
                Thread.sleep(100);
            }
            assertFalse(simulator.server().hasApp(nameOf("x", null)));
        });
    }

    /** Killed when the app was made and not marked: the next build knows it for its own. */
    @Test
    void anAppThatWasMadeAndNotMarkedIsGoneOnWith() throws Throwable {
        scm.cloneBranch("shop", "master", "x");
        session.then(jenkins -> {
            WorkflowMultiBranchProject project = project(jenkins);
            jenkins.assertBuildStatus(Result.SUCCESS, build(project, "x"));
            RegisteredApp app = ReviewApps.get().named(simulator.url(), nameOf("x", null));
            ReviewApps.get().change(app, each -> each.marked = false);
            simulator.server().removeApp(app.app());
            simulator.server().addApp(app.app(), "ci");
        });
        session.then(jenkins -> {
            WorkflowMultiBranchProject project =
                    jenkins.jenkins.getItemByFullName("store", WorkflowMultiBranchProject.class);
            WorkflowRun again = jenkins.buildAndAssertSuccess(project.getItem("x"));
            jenkins.assertLogContains("deployed:true", again);
            assertNotNull(simulator.server().app(nameOf("x", null)).variable(Mark.VARIABLE));
        });
    }
}
