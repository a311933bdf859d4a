package io.jenkins.plugins.dashenterprise.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.graphql.Hurry;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedApp;
import java.io.File;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** A server that keeps the repository of an app which is gone has a revision that its successor never ran. */
@ExtendWith(Hurry.class)
class UnpushedTest extends DashTest {
    @TempDir
    private File kept;

    private WorkflowJob job;
    private SimulatedApp app;
    private String sha;

    @BeforeEach
    void keepTheRepositoryOfAnEarlierApp() throws Exception {
        dash.addUser("dash-git", "ci", "ci-password");
        job = dash.pipeline(
                "node { echo \"${deDashDeploy app: 'sales', gitCredentialsId: 'dash-git', timeoutMinutes: 1}\" }");
        sha = Sources.commit(dash.workspace(job), Map.of("Procfile", "web: x", "requirements.txt", "gunicorn"));
        String workspace = dash.workspace(job).toUri().toString();
        try (Git git =
                Git.cloneRepository().setURI(workspace).setDirectory(kept).call()) {
            git.branchCreate().setName("master").setForce(true).call();
        }
        dash.simulator.git().serve("sales", kept.toPath());
        app = dash.simulator.server().addApp("sales", "ci");
    }

    private String log(Result result) throws Exception {
        return JenkinsRule.getLog(dash.jenkins.buildAndAssertStatus(result, job));
    }

    @Test
    void whatIsNeverBuiltIsToldBeforeTheTimeIsOver() throws Exception {
        String log = log(Result.FAILURE);
        assertTrue(
                log.contains("ERROR: App 'sales': nothing was pushed and nothing will be built: its repository on "),
                log);
        assertTrue(log.contains(" has revision " + sha + " already, perhaps of an earlier app of that name"), log);
        assertTrue(log.contains("Deploy a new commit, such as git commit --allow-empty makes"), log);
    }

    @Test
    void theWayOutIsOne() throws Exception {
        log(Result.FAILURE);
        String next = Sources.commit(dash.workspace(job), Map.of("README", "new"));
        assertTrue(log(Result.SUCCESS).contains("runs revision " + next + ", deployed in "));
        assertEquals(next, app.variable("GIT_REV"));
    }

    @Test
    void whatAnotherPushHasBroughtIsWaitedForAndNotCalledOurs() throws Exception {
        app.deployed("1".repeat(40), "Before").stopped();
        var run = job.scheduleBuild2(0).waitForStart();
        dash.jenkins.waitForMessage("It is stopped at revision 1111", run);
        app.deployed(sha, "After");
        dash.jenkins.assertBuildStatusSuccess(dash.jenkins.waitForCompletion(run));
        dash.jenkins.assertLogContains("runs revision " + sha + " already: nothing to do.", run);
        dash.jenkins.assertLogContains("deployed:false", run);
    }
}
