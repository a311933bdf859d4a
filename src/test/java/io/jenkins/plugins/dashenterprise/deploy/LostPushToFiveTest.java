package io.jenkins.plugins.dashenterprise.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.SshKeys;
import io.jenkins.plugins.dashenterprise.graphql.Hurry;
import io.jenkins.plugins.dashenterprise.simulator.Fault;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.GitSsh;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** A 5 has no API to ask what became of a push: git is asked, and what is said is true. */
@ExtendWith(Hurry.class)
class LostPushToFiveTest extends DashTest {
    private static final String PUSH = "/git-receive-pack";
    private static final String LOOK = "/info/refs";
    private static final String LOST = "the server did not say what became of the push to ";

    // Each push is to an app of its own.
    private String app;
    private int apps;
    private String sha;

    private static List<Fault> broken() {
        return List.of(
                Faults.reset(),
                Faults.truncated(),
                Faults.emptyBody(),
                Faults.endlessBody(),
                Faults.notJson(),
                Faults.loginPage(),
                Faults.wantsProxyLogin(),
                Faults.status(500),
                Faults.status(502));
    }

    private static List<Fault> refusing() {
        return List.of(
                Faults.status(401),
                Faults.status(403),
                Faults.status(404),
                Faults.status(413),
                Faults.redirect("https://auth.example.com/login"));
    }

    @BeforeEach
    void prepare() throws Exception {
        dash.makeFive("simulator");
        dash.addUser("dash-git", "ci", "ci-password");
    }

    private WorkflowJob job(String parameters) throws Exception {
        app = "shop-" + ++apps;
        dash.simulator.server().addApp(app, "ci");
        WorkflowJob job = dash.pipeline(
                "node { def answer = deDashDeploy app: '" + app + "', " + parameters + "\necho \"RESULT ${answer}\" }");
        sha = Sources.commit(dash.workspace(job), Map.of("Procfile", "web: gunicorn app:server\n"));
        return job;
    }

    private String succeed() throws Exception {
        return JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(job("gitCredentialsId: 'dash-git'")));
    }

    private String fail() throws Exception {
        String log = JenkinsRule.getLog(
                dash.jenkins.buildAndAssertStatus(Result.FAILURE, job("gitCredentialsId: 'dash-git'")));
        assertFalse(log.contains("\tat ") || log.contains("ci-password"), log);
        assertFalse(log.contains("Dash Enterprise 5 has revision"), log);
        return log;
    }

    private ObjectId main() throws Exception {
        return dash.simulator.git().repository(app).resolve("refs/heads/main");
    }

    private long requests(String path) {
        return dash.simulator.requests().stream()
                .filter(request -> request.path().equals("/GIT/" + app + path))
                .count();
    }

    private static void assertOnce(String sentence, String log) {
        assertEquals(
                1,
                Pattern.compile(sentence, Pattern.LITERAL)
                        .matcher(log)
                        .results()
                        .count(),
                sentence + log);
    }

    private void assertFound(String log) throws Exception {
        assertEquals(sha, main().name());
        assertOnce("Pushing revision ", log);
        assertOnce("Looking whether it was done all the same.", log);
        assertOnce("Dash Enterprise 5 has revision " + sha + ".", log);
        assertTrue(log.contains("pushed:true, state:pushed"), log);
        assertFalse(log.contains("othing was pushed") || log.contains("failed"), log);
        assertEquals(1, requests(PUSH), "it is asked for, not pushed again");
    }

    private String repository() {
        return dash.simulator.url() + "/GIT/" + app;
    }

    @Test
    void aPushThatWasTakenIsFoundWhateverBecameOfItsAnswer() throws Exception {
        for (Fault fault : broken()) {
            dash.simulator.inject(fault.afterApplied().onPath(PUSH));
            String log = succeed();
            assertFound(log);
            assertOnce("App '" + app + "': " + LOST + repository() + " (", log);
        }
    }

    @Test
    void aPushThatWasNotTakenIsNotCalledPushed() throws Exception {
        for (Fault fault : broken()) {
            dash.simulator.inject(fault.beforeApplied().onPath(PUSH));
            String log = fail();
            assertNull(main(), fault.toString());
            assertTrue(
                    log.contains("ERROR: App '" + app + "': " + LOST + repository() + " (")
                            && log.contains("). The revision is not on the server. Deploy again, or see "
                                    + dash.simulator.url() + "/apps/" + app + "."),
                    log);
            assertEquals(1, requests(PUSH), fault.toString());
            assertEquals(5, requests(LOOK), "one before the push, and four to see whether it comes");
        }
    }

    @Test
    void aPushThatIsRefusedIsNotLookedFor() throws Exception {
        for (Fault fault : refusing()) {
            dash.simulator.inject(fault.onPath(PUSH));
            String log = fail();
            assertNull(main(), fault.toString());
            assertOnce("ERROR: App '" + app + "': the push to " + repository() + " failed: ", log);
            assertEquals(1, requests(LOOK), fault.toString());
        }
    }

    @Test
    void whatFailsBeforeThePushIsSaidAndNothingIsPushed() throws Exception {
        for (Fault fault : broken()) {
            dash.simulator.inject(fault.onPath(LOOK));
            String log = fail();
            assertOnce("ERROR: App '" + app + "': the push to " + repository() + " failed: ", log);
            assertFalse(log.contains("Looking whether"), log);
            assertEquals(0, requests(PUSH), fault.toString());
        }
    }

    @Test
    void aConnectionThatBreaksOffDuringTheAnswerIsLookedAfterToo() throws Exception {
        dash.simulator.git().loseConnections();
        assertFound(succeed());
    }

    @Test
    void aLookThatFailsIsRepeated() throws Exception {
        dash.simulator.inject(Faults.reset().afterApplied().onPath(PUSH));
        dash.simulator.inject(Faults.status(502).onPath(LOOK).skip(1).times(3));
        assertFound(succeed());
        assertEquals(5, requests(LOOK));
    }

    @Test
    void whenNobodyCanLookNothingIsSaidOfThePush() throws Exception {
        dash.simulator.inject(Faults.reset().afterApplied().onPath(PUSH));
        dash.simulator.inject(Faults.status(502).onPath(LOOK).skip(1).always());
        String log = fail();
        assertTrue(
                log.contains("ERROR: App '" + app + "': whether the server has taken revision " + sha
                        + " is not known: looking at " + repository()
                        + " failed: the server, or a proxy in front of it, is out of order (HTTP 502). Deploy again"
                        + " when it is up. Then deploy again, which is safe: it looks first."),
                log);
        assertFalse(log.contains("Nothing was pushed") || log.contains("is not on the server"), log);
    }

    @Test
    void aConnectionBySshThatBreaksOffIsLookedAfterToo() throws Exception {
        SshKeys.addOf(dash.simulator.server().user("ci"), "dash-ssh");
        try (GitSsh ssh = dash.simulator.startSsh()) {
            SshKeys.trust(ssh.knownHost());
            ssh.afterThePush(ssh::breakOff);
            String log = JenkinsRule.getLog(
                    dash.jenkins.buildAndAssertSuccess(job("gitCredentialsId: 'dash-ssh', sshPort: " + ssh.port())));
            assertEquals(sha, main().name());
            assertOnce(LOST + "ssh://git@127.0.0.1:" + ssh.port() + "/" + app + " (", log);
            assertOnce("Dash Enterprise 5 has revision " + sha + ".", log);
            assertTrue(log.contains("pushed:true, state:pushed"), log);
        }
    }
}
