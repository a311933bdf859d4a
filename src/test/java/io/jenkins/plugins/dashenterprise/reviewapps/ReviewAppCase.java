package io.jenkins.plugins.dashenterprise.reviewapps;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.simulator.RecordedRequest;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedApp;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.jvnet.hudson.test.JenkinsRule;

/** A template, and jobs that make review apps after it. */
abstract class ReviewAppCase extends DashTest {
    SimulatedApp shop;

    @BeforeEach
    void prepare() throws Exception {
        dash.addUser("dash-git", "ci", "ci-password");
        dash.addSecret("shop-key", "hush");
        shop = dash.simulator.server().addApp("shop", "ci");
        shop.variable("DB_URL", "postgres://secret").variable("THEME", "dark");
    }

    WorkflowJob job(String parameters) throws Exception {
        WorkflowJob job = dash.pipeline("""
                node {
                    def r = deDashReviewApp template: 'shop', gitCredentialsId: 'dash-git'%s
                    echo "KEYS ${r.keySet()}"
                    echo "RESULT ${r}"
                }
                """.formatted(parameters.isEmpty() ? "" : ", " + parameters));
        Sources.commit(dash.workspace(job), Sources.APP);
        return job;
    }

    WorkflowJob job(String parameters, SourceBranch branch) throws Exception {
        WorkflowJob job = job(parameters);
        FakeBranches.set(job, branch);
        return job;
    }

    String succeed(WorkflowJob job) throws Exception {
        return JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(job));
    }

    String fail(WorkflowJob job) throws Exception {
        WorkflowRun run = dash.jenkins.buildAndAssertStatus(Result.FAILURE, job);
        dash.jenkins.assertLogNotContains("\tat ", run);
        return JenkinsRule.getLog(run);
    }

    static void has(String log, String text) {
        assertTrue(log.contains(text), text + "\n---\n" + log);
    }

    SimulatedApp app(String name) {
        return dash.simulator.server().app(name);
    }

    static String nameOf(String branch) {
        return ReviewAppName.of("shop", "team/shop", branch, null).app();
    }

    List<String> mutations() {
        return dash.simulator.requests().stream()
                .filter(request -> request.kind().equals("mutation"))
                .map(RecordedRequest::operation)
                .toList();
    }
}
