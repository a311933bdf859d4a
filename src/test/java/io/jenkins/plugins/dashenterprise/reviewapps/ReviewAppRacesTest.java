package io.jenkins.plugins.dashenterprise.reviewapps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.graphql.Hurry;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedApp;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** Two builds of a branch at once, and whoever deletes meanwhile. */
@ExtendWith(Hurry.class)
class ReviewAppRacesTest extends ReviewAppCase {
    /** Commits to wherever the job's next build works, which Jenkins gives a second workspace. */
    private void commitMore(WorkflowJob job) throws Exception {
        Map<String, String> more = new TreeMap<>(Sources.APP);
        more.put("README", "more");
        Path first = dash.workspace(job);
        Sources.commit(first, more);
        Sources.commit(first.resolveSibling(first.getFileName() + "@2"), more);
    }

    private static WorkflowRun started(WorkflowJob job) throws Exception {
        return job.scheduleBuild2(0).waitForStart();
    }

    private String ended(WorkflowRun run) throws Exception {
        return JenkinsRule.getLog(dash.jenkins.assertBuildStatusSuccess(dash.jenkins.waitForCompletion(run)));
    }

    private void requested(String operation) throws Exception {
        for (int i = 0; i < 1_500 && dash.simulator.requests(operation).isEmpty(); i++) {
            Thread.sleep(20);
        }
        assertFalse(dash.simulator.requests(operation).isEmpty(), operation);
    }

    private void waitsForItsTurn(WorkflowRun run) throws Exception {
        dash.jenkins.waitForMessage(
                "Another build or clean-up is at work on app '" + nameOf("x") + "': waiting for its end", run);
    }

    @Test
    void aBuildWhoseDeployIsUnderWayMakesWayForANewerOne() throws Exception {
        Instant begun = Instant.now();
        dash.simulator.settings().clock(Clock.fixed(begun, ZoneOffset.UTC)).restartTime(Duration.ofHours(1));
        WorkflowJob job = job("", FakeBranches.Branch.named("x"));
        WorkflowRun older = started(job);
        dash.jenkins.waitForMessage("It is deploying at revision ", older);
        commitMore(job);
        WorkflowRun newer = started(job);
        String log = ended(older);
        has(log, "A newer build (#2) deploys to app '" + nameOf("x") + "': this build's revision is not deployed.");
        has(log, "skipped:superseded");
        dash.simulator
                .settings()
                .restartTime(Duration.ZERO)
                .clock(Clock.fixed(begun.plus(Duration.ofHours(1)), ZoneOffset.UTC));
        has(
                ended(newer),
                "created:false, deployed:true, revision:" + app(nameOf("x")).variable("GIT_REV"));
    }

    @Test
    void aBuildThatComesLateChangesNothingAfterANewerOne() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        dash.simulator.inject(Faults.held(gate).on("ReviewTemplate"));
        WorkflowJob job = job("vars: [BUILD: \"${env.BUILD_NUMBER}\"]", FakeBranches.Branch.named("x"));
        WorkflowRun older = started(job);
        dash.jenkins.waitForMessage("Making review app '", older);
        commitMore(job);
        has(ended(started(job)), "created:true, deployed:true");
        dash.simulator.clearRequests();
        gate.countDown();
        String log = ended(older);
        SimulatedApp made = app(nameOf("x"));
        has(
                log,
                "A newer build (#2) has deployed " + made.variable("GIT_REV") + " to app '" + nameOf("x")
                        + "': this build's revision is not deployed.");
        has(log, "skipped:superseded");
        assertEquals(List.of(), mutations());
        assertEquals("2", made.variable("BUILD"));
    }

    @Test
    void aBuildWaitsWhileAnotherOnePushes() throws Exception {
        dash.simulator.git().holdBuilds();
        WorkflowJob job = job("", FakeBranches.Branch.named("x"));
        WorkflowRun older = started(job);
        dash.jenkins.waitForMessage("remote: -----> Building ", older);
        commitMore(job);
        WorkflowRun newer = started(job);
        waitsForItsTurn(newer);
        dash.simulator.git().releaseBuilds();
        has(
                ended(newer),
                "created:false, deployed:true, revision:" + app(nameOf("x")).variable("GIT_REV"));
        ended(older);
    }

    @Test
    void twoFirstBuildsAtOnceMakeOneApp() throws Exception {
        shop.linked(dash.simulator.server().addService("shop-redis", "redis", "ci"));
        CountDownLatch gate = new CountDownLatch(1);
        dash.simulator.inject(Faults.held(gate).on("addApp"));
        WorkflowJob job = job("", FakeBranches.Branch.named("x"));
        WorkflowRun first = started(job);
        dash.jenkins.waitForMessage("Making review app '", first);
        commitMore(job);
        WorkflowRun second = started(job);
        waitsForItsTurn(second);
        gate.countDown();
        ended(first);
        has(ended(second), "created:false");
        assertEquals(1, dash.simulator.requests("addApp").size());
        assertEquals(2, dash.simulator.server().services().size());
    }

    @Test
    void ofTwoPurgesAtOnceOneDeletes() throws Exception {
        succeed(job("", FakeBranches.Branch.named("x")));
        CountDownLatch gate = new CountDownLatch(1);
        dash.simulator.clearRequests();
        dash.simulator.inject(Faults.held(gate).on("MarkedApp"));
        ReviewApps.get().matching(app -> true).forEach(app -> app.usedMillis = 0);
        dash.simulator.server().app(nameOf("x")).deployed("0a1b2c3d", "Old", Instant.EPOCH);
        String script = "echo \"RESULT ${deDashPurgeReviewApps(template: 'shop')}\"";
        WorkflowRun slow = started(dash.pipeline(script));
        requested("MarkedApp");
        has(dash.run(script), "Deleted review app " + nameOf("x"));
        gate.countDown();
        has(ended(slow), "Keeping " + nameOf("x") + ": another build has deleted it");
    }

    @Test
    void aVariableThatVanishesWhileItIsReadIsSaid() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        dash.simulator.inject(Faults.held(gate).on("TemplateValues"));
        WorkflowRun run = started(job("copyVariables: ['THEME']", FakeBranches.Branch.named("x")));
        requested("TemplateValues");
        shop.withoutVariable("THEME");
        gate.countDown();
        dash.jenkins.assertBuildStatus(Result.FAILURE, dash.jenkins.waitForCompletion(run));
        dash.jenkins.assertLogContains(
                "Somebody removed variable THEME of app 'shop' while it was being read; run the build again.", run);
    }

    private static void sweepIn(long minutes) throws Exception {
        new ReviewAppSweep().sweep(System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(minutes), TaskListener.NULL);
    }

    @Test
    void aBranchThatIsGoneDuringAPushTakesItsAppAlongAfterIt() throws Exception {
        dash.simulator.git().holdBuilds();
        WorkflowJob job = job("", FakeBranches.Branch.named("x"));
        WorkflowRun run = started(job);
        dash.jenkins.waitForMessage("remote: -----> Building ", run);
        FakeBranches.set(job, FakeBranches.Branch.named("x").gone());
        sweepIn(0);
        sweepIn(11);
        assertTrue(dash.simulator.server().hasApp(nameOf("x")));
        dash.simulator.git().releaseBuilds();
        has(ended(run), "deployed:true");
        sweepIn(11);
        assertFalse(dash.simulator.server().hasApp(nameOf("x")));
    }

    @Test
    void aBranchThatIsGoneWhileItsAppIsMadeIsNotPushed() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        dash.simulator.inject(Faults.held(gate).on("updateApp"));
        WorkflowJob job = job("", FakeBranches.Branch.named("x"));
        WorkflowRun run = started(job);
        requested("updateApp");
        FakeBranches.set(job, FakeBranches.Branch.named("x").gone());
        gate.countDown();
        dash.jenkins.assertBuildStatus(Result.FAILURE, dash.jenkins.waitForCompletion(run));
        dash.jenkins.assertLogContains("Branch 'x' is gone: its review app is not deployed.", run);
        assertNull(app(nameOf("x")).variable("GIT_REV"));
    }

    @Test
    void anAppThatIsBeingDeletedIsMadeAnewAfterIt() throws Exception {
        WorkflowJob job = job("", FakeBranches.Branch.named("x"));
        succeed(job);
        RegisteredApp app = ReviewApps.get().named(dash.simulator.url(), nameOf("x"));
        ReviewApps.get().change(app, each -> each.usedMillis = 0);
        dash.simulator.server().app(nameOf("x")).deployed("0a1b2c3d", "Old", Instant.EPOCH);
        CountDownLatch gate = new CountDownLatch(1);
        dash.simulator.inject(Faults.held(gate).on("deleteApp"));
        WorkflowRun purge = started(dash.pipeline("deDashPurgeReviewApps template: 'shop'"));
        requested("deleteApp");
        commitMore(job);
        WorkflowRun again = started(job);
        waitsForItsTurn(again);
        gate.countDown();
        has(ended(purge), "Deleted review app " + nameOf("x"));
        has(ended(again), "created:true, deployed:true");
        assertNotNull(ReviewApps.get().named(dash.simulator.url(), nameOf("x")));
    }
}
