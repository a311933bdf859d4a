package io.jenkins.plugins.dashenterprise.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.graphql.Hurry;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** The Jenkinsfiles of the page on Dash Enterprise 5 that need no Declarative work as they stand there. */
@ExtendWith(Hurry.class)
class FiveExamplesTest extends DashTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```groovy\n(.*?)```");

    private static List<String> examples() throws Exception {
        String page = Files.readString(Path.of("docs/DASH-ENTERPRISE-5.md")).replace("\r\n", "\n");
        List<String> examples = EXAMPLE.matcher(page)
                .results()
                .map((MatchResult example) -> example.group(1))
                .filter(example -> !example.startsWith("pipeline"))
                .toList();
        assertEquals(2, examples.size(), "each has a test here");
        return examples;
    }

    private WorkflowJob job(String example) throws Exception {
        dash.makeFive("production");
        dash.addUser("dash-git", "ci", "ci-password");
        // The workspace has its commit already.
        WorkflowJob job = dash.pipeline(example.replace("checkout scm", ""));
        Sources.commit(
                dash.workspace(job), Map.of("Procfile", "web: gunicorn app:server\n", "requirements.txt", "dash\n"));
        return job;
    }

    private String main() throws Exception {
        return dash.simulator
                .git()
                .repository("shop")
                .resolve("refs/heads/main")
                .name();
    }

    @Test
    void theDeployPushesAndSaysWhereToLook() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        String log = JenkinsRule.getLog(
                dash.jenkins.buildAndAssertSuccess(job(examples().get(0))));
        assertTrue(log.contains(main() + " is pushed; see " + dash.simulator.url() + "/apps/shop"), log);
    }

    @Test
    void theDeployThatVerifiesSeesTheTextOfTheNewVersion() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("shop", "ci").open();
        dash.simulator.git().holdBuilds();
        var run = job(examples().get(1)).scheduleBuild2(0).waitForStart();
        dash.jenkins.waitForMessage("It is answering with HTTP 502.", run);
        // What the page shows of an app is its revision.
        app.deployed("1.4.2", "The new version");
        dash.jenkins.assertBuildStatusSuccess(dash.jenkins.waitForCompletion(run));
        dash.jenkins.assertLogContains("/shop/ shows '1.4.2': verified.", run);
        dash.jenkins.assertLogContains("Dash Enterprise 5 has revision " + main() + ".", run);
        dash.simulator.git().releaseBuilds();
    }
}
