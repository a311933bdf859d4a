package io.jenkins.plugins.dashenterprise.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.SshKeys;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.graphql.Hurry;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.GitSsh;
import io.jenkins.plugins.dashenterprise.simulator.ServerVersion;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedApp;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** A push to a Dash Enterprise 5 is all that it is; whether the app is live shows its own page. */
@ExtendWith(Hurry.class)
class DeployToFiveTest extends DashTest {
    private static final Map<String, String> GOOD = Map.of(
            "Procfile",
            "web: gunicorn app:server\n",
            "requirements.txt",
            "dash\ngunicorn\n",
            "app.py",
            "import dash\n");
    private static final String PUSH = "gitCredentialsId: 'dash-git'";

    private SimulatedApp app;
    private String sha;

    @BeforeEach
    void prepare() throws Exception {
        dash.makeFive("simulator");
        dash.addUser("dash-git", "ci", "ci-password");
        app = dash.simulator.server().addApp("shop", "ci");
    }

    private WorkflowJob job(String parameters) throws Exception {
        WorkflowJob job = dash.pipeline("node { def answer = deDashDeploy app: 'shop', " + parameters
                + "\necho \"RESULT ${answer.keySet()} ${answer}\" }");
        sha = Sources.commit(dash.workspace(job), GOOD);
        return job;
    }

    private String succeed(WorkflowJob job) throws Exception {
        return JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(job));
    }

    private String fail(String parameters) throws Exception {
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertStatus(Result.FAILURE, job(parameters)));
        assertFalse(log.contains("\tat "), log);
        return log;
    }

    private ObjectId branch(String name) throws Exception {
        return dash.simulator.git().repository("shop").resolve("refs/heads/" + name);
    }

    @Test
    void theRevisionIsPushedToMainAndNotCalledLive() throws Exception {
        dash.simulator.git().holdBuilds();
        String log = succeed(job(PUSH));
        assertEquals(sha, branch("main").name());
        assertNull(branch("master"));
        assertTrue(log.contains("Pushing revision " + sha + " to " + dash.simulator.url() + "/GIT/shop"), log);
        assertTrue(
                log.contains("Dash Enterprise 5 has revision " + sha
                        + ". It builds in the background and gives no documented way to" + " ask for the result; see "),
                log);
        assertTrue(log.contains("RESULT [app, url, managerUrl, revision, pushed, state, durationSeconds]"), log);
        assertTrue(
                log.contains("managerUrl:" + dash.simulator.url() + "/apps/shop, revision:" + sha
                        + ", pushed:true, state:pushed"),
                log);
        assertNull(app.variable("GIT_REV"), "it is built later");
        assertTrue(dash.simulator.requests().stream()
                .allMatch(request -> request.path().startsWith("/GIT/shop/")));
        assertFalse(log.contains("ci-password"), log);
        dash.simulator.git().releaseBuilds();
    }

    @Test
    void whatMainHasIsNotPushedAgain() throws Exception {
        WorkflowJob job = job(PUSH);
        succeed(job);
        String log = succeed(job);
        assertTrue(
                log.contains(
                        "The app's repository has the revision already: nothing was pushed, so that nothing is built."),
                log);
        assertTrue(log.contains("pushed:false, state:pushed"), log);
    }

    @Test
    void aDryRunPushesNothing() throws Exception {
        String log = succeed(job(PUSH + ", dryRun: true"));
        assertTrue(
                log.contains("Would push revision " + sha + " to " + dash.simulator.url()
                        + "/GIT/shop, as the first revision there."),
                log);
        assertTrue(log.contains("pushed:true, state:pushed") && log.contains("dryRun:true"), log);
        assertNull(branch("main"));
    }

    @Test
    void creatingIsRefusedBeforeAnyCallAndAnAppThatIsNotThereIsSaid() throws Exception {
        String create = fail(PUSH + ", create: true");
        assertTrue(
                create.contains(
                        "ERROR: create is set, but this is a Dash Enterprise 5: create the app first (App Manager,"
                                + " or 'de apps create -n APP'); a git push is not known to create it."),
                create);
        assertEquals(0, dash.simulator.requestCount());
        dash.simulator.server().removeApp("shop");
        String gone = fail(PUSH);
        assertTrue(
                gone.contains("App 'shop': the push to")
                        && gone.contains("on a Dash Enterprise 5 also that the app was created."),
                gone);
    }

    @Test
    void aPasswordThatIsNotAcceptedNamesTheOtherWay() throws Exception {
        dash.addUser("key", "ci", "ci-key");
        String log = fail("gitCredentialsId: 'key'");
        assertTrue(
                log.contains("git wants the account's password, not the API key")
                        && log.contains("accounts that log in by SAML or OIDC" + " need an SSH key instead."),
                log);
    }

    @Test
    void theRevisionIsSeenOnTheAppsPageWhenItsBuildIsOver() throws Exception {
        app.open();
        dash.simulator.git().holdBuilds();
        WorkflowJob job = job(PUSH + ", verify: [:]");
        var run = job.scheduleBuild2(0).waitForStart();
        dash.jenkins.waitForMessage("It is answering with HTTP 502.", run);
        dash.jenkins.assertLogContains("Asking " + dash.simulator.url() + "/shop/ until it shows '" + sha + "'.", run);
        dash.simulator.git().releaseBuilds();
        dash.jenkins.assertBuildStatusSuccess(dash.jenkins.waitForCompletion(run));
        dash.jenkins.assertLogContains("/shop/ shows '" + sha + "': verified.", run);
        dash.jenkins.assertLogContains("verified:true", run);
        dash.simulator.requests().stream()
                .filter(request -> request.path().startsWith("/shop"))
                .forEach(request -> assertEquals("", request.user(), "nothing secret goes to a page"));
    }

    @Test
    void anotherCommitIsNotTakenForTheWantedOne() throws Exception {
        app.open().deployed("0a1b2c3d", "First");
        dash.simulator.git().holdBuilds();
        WorkflowJob job = job(PUSH + ", verify: [url: '/shop/', contains: '4e5f6a7b']");
        var run = job.scheduleBuild2(0).waitForStart();
        dash.jenkins.waitForMessage("It is there, without that text.", run);
        app.deployed("4e5f6a7b", "Second");
        dash.jenkins.assertBuildStatusSuccess(dash.jenkins.waitForCompletion(run));
        dash.simulator.git().releaseBuilds();
    }

    @Test
    void aLoginPageIsNoSuccess() throws Exception {
        String page = fail(PUSH + ", verify: [contains: 'Log in']");
        assertTrue(
                page.contains("ERROR: App 'shop': what was deployed cannot be verified without a login: "
                        + dash.simulator.url() + "/shop/ is no page for everybody, it is a log-in page."),
                page);
        dash.simulator.inject(Faults.redirect("https://auth-dash.example.com/realms/dash?secret=1")
                .onPath("/shop/")
                .always());
        String elsewhere = fail(PUSH + ", force: true, verify: [contains: 'Log in']");
        assertTrue(
                elsewhere.contains("is no page for everybody, it leads to https://auth-dash.example.com/realms/dash."),
                elsewhere);
    }

    @Test
    void onlyTheServerItselfIsAsked() throws Exception {
        String log = fail(PUSH + ", verify: [url: 'http://127.0.0.1:1/shop', contains: 'x']");
        assertTrue(
                log.contains("ERROR: verify asks the server itself: url has to be a path of it, or to begin with "
                        + dash.simulator.url() + "/."),
                log);
        assertNull(branch("main"), "before the push");
        assertTrue(fail(PUSH + ", verify: [adress: '/shop']")
                .contains("ERROR: verify has no adress: it has url and contains."));
    }

    @Test
    void aFourIsVerifiedAsWell() throws Exception {
        dash.simulator.settings().version(ServerVersion.V4);
        DashEnterpriseConfiguration.get().setServers(List.of(dash.server("simulator")));
        app.open();
        String log = succeed(job(PUSH + ", verify: [url: '" + dash.simulator.url() + "/shop/']"));
        assertTrue(
                log.contains("runs revision " + sha)
                        && log.contains("': verified.")
                        && log.contains("deployed:true")
                        && log.contains("verified:true"),
                log);
    }

    @Test
    void aFreestyleJobDeploysAndVerifies() throws Exception {
        app.open();
        Deploy deploy = new Deploy("shop");
        deploy.setGitCredentialsId("dash-git");
        deploy.setVerify(Map.of());
        FreeStyleProject project = dash.freestyle(deploy);
        sha = Sources.commit(dash.workspace(project), GOOD);
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(project));
        assertTrue(log.contains("shows '" + sha + "': verified."), log);
    }

    @Test
    void aPushBySshGoesToGitAtTheServer() throws Exception {
        SshKeys.addOf(dash.simulator.server().user("ci"), "dash-ssh");
        try (GitSsh ssh = dash.simulator.startSsh()) {
            SshKeys.trust(ssh.knownHost());
            String log = succeed(job("gitCredentialsId: 'dash-ssh', sshPort: " + ssh.port()));
            assertEquals(sha, branch("main").name());
            assertTrue(
                    log.contains("Pushing revision " + sha + " to ssh://git@127.0.0.1:" + ssh.port() + "/shop"), log);
            assertTrue(log.contains("pushed:true, state:pushed"), log);
            assertEquals(0, dash.simulator.requestCount());
        }
    }
}
