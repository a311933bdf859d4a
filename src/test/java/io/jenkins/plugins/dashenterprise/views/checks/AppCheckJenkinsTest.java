package io.jenkins.plugins.dashenterprise.views.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksPublisher;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.Sources;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** What a pull request shows of a deploy. */
@Tag("jenkins")
public class AppCheckJenkinsTest extends DashTest {
    private static final BlockingQueue<ChecksDetails> PUBLISHED = new LinkedBlockingQueue<>();

    @Test
    void aDeployIsACheckThatLeadsToTheApp() throws Exception {
        dash.addUser("dash-git", "ci", "ci-password");
        WorkflowJob job =
                dash.pipeline("node { deDashDeploy app: 'sales', gitCredentialsId: 'dash-git', create: true }");
        String sha = Sources.commit(dash.workspace(job), Sources.APP);
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(job));
        ChecksDetails check = published();
        assertEquals(Optional.of("Dash app sales"), check.getName());
        assertEquals(ChecksConclusion.SUCCESS, check.getConclusion());
        String url = dash.simulator.server().app("sales").urlOnServer();
        assertEquals(Optional.of(url), check.getDetailsURL());
        assertEquals(
                Optional.of("sales is running at revision " + sha.substring(0, 7) + " on simulator: " + url),
                check.getOutput().orElseThrow().getSummary());
        assertNull(PUBLISHED.poll(), "the app's creation is no check of its own");
        assertFalse(log.contains("Checks"), log);
    }

    @Test
    void aReviewAppIsACheckThatLeadsToIt() throws Exception {
        dash.addUser("dash-git", "ci", "ci-password");
        dash.simulator.server().addApp("shop", "ci");
        WorkflowJob job = dash.pipeline(
                "node { deDashReviewApp template: 'shop', name: 'shop-new', gitCredentialsId: 'dash-git' }");
        Sources.commit(dash.workspace(job), Sources.APP);
        dash.jenkins.buildAndAssertSuccess(job);
        ChecksDetails check = published();
        assertEquals(Optional.of("Dash app shop-new"), check.getName());
        assertEquals(ChecksConclusion.SUCCESS, check.getConclusion());
        assertEquals(Optional.of(dash.simulator.server().app("shop-new").urlOnServer()), check.getDetailsURL());
    }

    /** The check that is published next. */
    public static ChecksDetails published() throws InterruptedException {
        ChecksDetails check = PUBLISHED.poll(30, TimeUnit.SECONDS);
        assertNotNull(check);
        return check;
    }

    /** Takes what would go to the host of the repository. */
    @TestExtension
    public static final class Capturing extends Publisher {}

    /** The same for other tests. */
    public abstract static class Publisher extends ChecksPublisherFactory {
        protected Publisher() {
            PUBLISHED.clear();
        }

        @Override
        protected Optional<ChecksPublisher> createPublisher(Run<?, ?> run, TaskListener listener) {
            return Optional.of(new ChecksPublisher() {
                @Override
                public void publish(ChecksDetails details) {
                    PUBLISHED.add(details);
                }
            });
        }
    }
}
