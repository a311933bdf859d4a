package io.jenkins.plugins.dashenterprise.reviewapps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.Visitor;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedApp;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;

class PurgeReviewAppsTest extends DashTest {
    private final ReviewAppSweep sweep = new ReviewAppSweep();

    private RegisteredApp made(WorkflowJob job, String branch, long daysAgo) throws Exception {
        return MadeReviewApp.make(job, branch, daysAgo, dash.simulator);
    }

    private boolean exists(RegisteredApp app) {
        return dash.simulator.server().hasApp(app.app());
    }

    private boolean isKnown(RegisteredApp app) {
        return ReviewApps.get().named(dash.simulator.url(), app.app()) != null;
    }

    private String purge(String parameters) throws Exception {
        return dash.run("echo \"RESULT ${deDashPurgeReviewApps(" + parameters + ")}\"");
    }

    private String failPurge(String parameters) throws Exception {
        return dash.fail("echo \"RESULT ${deDashPurgeReviewApps(" + parameters + ")}\"");
    }

    private static void has(String log, String text) {
        assertTrue(log.contains(text), text + "\n---\n" + log);
    }

    @Test
    void deletesTheUnusedWithTheirServices() throws Exception {
        RegisteredApp old = made(dash.pipeline(""), "old", 9);
        RegisteredApp used = made(dash.pipeline(""), "used", 2);
        String log = purge("template: 'shop'");
        has(
                log,
                "Deleted review app " + old.app() + " of branch 'old' (idle for 8 days) with services "
                        + ReviewAppName.of("shop", "team/shop", "old", null).service("redis") + ".");
        assertFalse(exists(old) || isKnown(old));
        assertTrue(exists(used) && isKnown(used));
        assertEquals(1, dash.simulator.server().services().size());
        has(log, "failed:[], unmarked:[]");
    }

    @Test
    void aVisitCounts() throws Exception {
        RegisteredApp app = made(dash.pipeline(""), "x", 9);
        dash.simulator.server().app(app.app()).visited(Instant.now().minus(Duration.ofDays(1)));
        has(purge("template: 'shop'"), "reason:in use, idleDays:0");
        assertTrue(exists(app));
    }

    @Test
    void aDryRunDeletesNothing() throws Exception {
        RegisteredApp app = made(dash.pipeline(""), "x", 9);
        has(
                purge("template: 'shop', dryRun: true"),
                "Would delete review app " + app.app() + " of branch 'x' (idle for 8 days) with services ");
        assertTrue(exists(app) && isKnown(app));
    }

    @Test
    void withZeroOnlyThoseGoWhoseBranchIsGone() throws Exception {
        WorkflowJob job = dash.pipeline("");
        RegisteredApp gone = made(job, "gone", 0);
        RegisteredApp idle = made(dash.pipeline(""), "idle", 99);
        FakeBranches.set(job, FakeBranches.Branch.named("gone").gone());
        has(purge("template: 'shop', idleDays: 0"), "Deleted review app " + gone.app() + " of branch 'gone' (gone)");
        assertTrue(exists(idle));
    }

    @Test
    void someAreKept() throws Exception {
        RegisteredApp release = made(dash.pipeline(""), "release/1", 9);
        RegisteredApp named = made(dash.pipeline(""), "y", 9);
        has(purge("template: 'shop', keep: ['release/*', '" + named.app() + "']"), "reason:keep");
        assertTrue(exists(release) && exists(named));
    }

    @Test
    void whatIsDeployingIsKept() throws Exception {
        RegisteredApp app = made(dash.pipeline(""), "x", 9);
        dash.simulator.server().app(app.app()).deploying();
        has(purge("template: 'shop'"), "Keeping " + app.app() + ": deploying");
        assertTrue(exists(app) && isKnown(app));
    }

    @Test
    void whatCarriesAnotherMarkIsKeptAndForgotten() throws Exception {
        RegisteredApp app = made(dash.pipeline(""), "x", 9);
        dash.simulator
                .server()
                .app(app.app())
                .variable(Mark.VARIABLE, Mark.of("team/shop", "y").toString());
        has(purge("template: 'shop'"), "Keeping " + app.app() + ": it carries another mark now");
        assertTrue(exists(app));
        assertFalse(isKnown(app));
    }

    @Test
    void whatHidesItsMarkIsKept() throws Exception {
        RegisteredApp app = made(dash.pipeline(""), "x", 9);
        dash.simulator.server().addApp(app.app(), "ada").variable(Mark.VARIABLE, app.mark());
        dash.simulator.settings().hideValues(true);
        has(
                failPurge("template: 'shop'"),
                app.app() + ": the credentials show no value of JENKINS_REVIEW_APP, so whose it is cannot be seen");
        assertTrue(exists(app) && isKnown(app));
    }

    @Test
    void whatWasDeletedByHandIsClearedUp() throws Exception {
        RegisteredApp app = made(dash.pipeline(""), "x", 0);
        dash.simulator.server().removeApp(app.app());
        has(purge("template: 'shop'"), "App " + app.app() + " is gone already.");
        assertFalse(isKnown(app));
        assertEquals(List.of(), dash.simulator.server().services());
    }

    @Test
    void aServiceThatAnotherAppUsesIsKept() throws Exception {
        RegisteredApp app = made(dash.pipeline(""), "x", 9);
        SimulatedApp other = dash.simulator
                .server()
                .addApp("other", "ci")
                .linked(dash.simulator.server().services().get(0));
        has(purge("template: 'shop'"), "which other apps use.");
        assertFalse(exists(app));
        assertEquals(1, other.linkedServices().size());
        assertEquals(1, dash.simulator.server().services().size());
    }

    @Test
    void oneThatCannotBeDeletedKeepsNoneOfTheOthers() throws Exception {
        RegisteredApp first = made(dash.pipeline(""), "a", 20);
        RegisteredApp second = made(dash.pipeline(""), "b", 9);
        dash.simulator.inject(Faults.payloadError("no space left").on("deleteApp"));
        String log = failPurge("template: 'shop'");
        has(
                log,
                "ERROR: 1 of 2 review apps could not be deleted: " + first.app() + ": simulator ("
                        + dash.simulator.url()
                        + ") refused to delete the app: no space left. The others are deleted; running the step again is safe.");
        assertTrue(exists(first) && isKnown(first));
        assertFalse(exists(second));
    }

    @Test
    void onlyThisProjectsAreMeantWithoutATemplate() throws Exception {
        WorkflowJob job = dash.pipeline("deDashPurgeReviewApps idleDays: 5");
        RegisteredApp mine = made(job, "mine", 9);
        WorkflowJob elsewhere = dash.pipeline("");
        FakeBranches.set(elsewhere, new FakeBranches.Branch("team/other", "x", null, null, false, true));
        RegisteredApp other = new RegisteredApp(
                dash.simulator.url(),
                ReviewAppKey.of("shop", null, elsewhere, BranchSource.find(elsewhere)),
                Mark.of("team/other", "x"));
        ReviewApps.get().add(other, 100);
        dash.jenkins.buildAndAssertSuccess(job);
        assertFalse(isKnown(mine));
        assertTrue(isKnown(other));
    }

    @Test
    void returnsAllThatIsDocumented() throws Exception {
        RegisteredApp old = made(dash.pipeline(""), "old", 9);
        RegisteredApp used = made(dash.pipeline(""), "used", 2);
        String service = ReviewAppName.of("shop", "team/shop", "old", null).service("redis");
        has(
                purge("template: 'shop'"),
                "RESULT [template:shop, deleted:[[app:" + old.app()
                        + ", branch:old, reason:idle for 8 days, services:[" + service + "]]], kept:[[app:"
                        + used.app() + ", branch:used, reason:in use, idleDays:1]], failed:[], unmarked:[]]");
    }

    @Test
    void servicesStayIfThatIsWanted() throws Exception {
        RegisteredApp app = made(dash.pipeline(""), "x", 9);
        has(purge("template: 'shop', withServices: false"), "services:[]");
        assertFalse(exists(app) || isKnown(app));
        assertEquals(1, dash.simulator.server().services().size());
    }

    @Test
    void whatCarriesNoMarkIsKeptAndForgotten() throws Exception {
        RegisteredApp app = made(dash.pipeline(""), "x", 9);
        dash.simulator.server().app(app.app()).withoutVariable(Mark.VARIABLE);
        has(purge("template: 'shop'"), "Keeping " + app.app() + ": it carries no mark");
        assertTrue(exists(app));
        assertFalse(isKnown(app));
    }

    @Test
    void whatAnotherJenkinsMadeIsLeftAlone() throws Exception {
        dash.simulator
                .server()
                .addApp("shop-x-abcdefghi", "ci")
                .deployed("0a1b2c3d", "First", Instant.EPOCH)
                .variable(Mark.VARIABLE, "0123456789abcdef team/shop x");
        has(purge("template: 'shop'"), "deleted:[], kept:[], failed:[], unmarked:[shop-x-abcdefghi]");
        sweepIn(9_999);
        assertTrue(dash.simulator.server().hasApp("shop-x-abcdefghi"));
    }

    @Test
    void badInputIsRefused() throws Exception {
        has(failPurge("idleDays: -1"), "ERROR: idleDays is -1, but has to be 0 or more.");
        has(failPurge("template: 'Shop'"), "'Shop' is no app name");
        has(purge("template: 'shop'"), "There are no review apps of 'shop' that this Jenkins made.");
    }

    @Test
    void namesThatLookLikeReviewAppsAreTold() throws Exception {
        dash.simulator.server().addApp("shop-x-abcdefghi", "ci");
        dash.simulator.server().addApp("shop-x-abc", "ci");
        has(purge("template: 'shop'"), "unmarked:[shop-x-abcdefghi]");
    }

    // ---------- with the branch ----------

    private String sweepIn(long minutes) throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
        sweep.sweep(System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(minutes), () -> out);
        return log.toString(StandardCharsets.UTF_8);
    }

    private static void delete(WorkflowJob job) throws Exception {
        job.delete();
    }

    @Test
    void anAppGoesWithItsBranchAfterTenMinutes() throws Exception {
        WorkflowJob job = dash.pipeline("");
        RegisteredApp app = made(job, "x", 0);
        delete(job);
        sweepIn(9);
        assertTrue(exists(app));
        has(sweepIn(11), "Deleted review app " + app.app() + " of branch 'x' (gone) with services ");
        assertFalse(exists(app) || isKnown(app));
        assertEquals(List.of(), dash.simulator.server().services());
    }

    @Test
    void aBranchThatItsSourceHasNoMoreIsGone() throws Exception {
        WorkflowJob job = dash.pipeline("");
        RegisteredApp app = made(job, "x", 0);
        FakeBranches.set(job, FakeBranches.Branch.named("x").gone());
        sweepIn(0);
        sweepIn(9);
        assertTrue(exists(app));
        sweepIn(11);
        assertFalse(exists(app));
    }

    @Test
    void aJobThatIsMadeAnewKeepsItsApp() throws Exception {
        WorkflowJob job = dash.pipeline("");
        RegisteredApp app = made(job, "x", 0);
        ItemListener.all().forEach(listener -> listener.onDeleted(job));
        sweepIn(99);
        assertTrue(exists(app));
        assertEquals(0, app.goneMillis);
    }

    @Test
    void aJobThatCouldNotBeLoadedKeepsItsApp() throws Exception {
        WorkflowJob job = dash.pipeline("");
        RegisteredApp app = made(job, "x", 99);
        ReviewApps.get().change(app, each -> each.moved(job.getFullName(), "not-loaded"));
        sweepIn(9_999);
        assertTrue(exists(app));
        ReviewAppMonitor monitor = new ReviewAppMonitor();
        assertTrue(monitor.isActivated());
        assertEquals(1, monitor.getUnknown().size());
        has(
                monitor.getUnknown().get(0),
                "Jenkins has not the job 'not-loaded', but was not told that somebody deleted it.");
    }

    @Test
    void whatCannotBeDeletedIsToldAndTriedAgain() throws Exception {
        WorkflowJob job = dash.pipeline("");
        RegisteredApp app = made(job, "x", 0);
        delete(job);
        dash.simulator.inject(Faults.payloadError("no space left").on("deleteApp"));
        sweepIn(11);
        ReviewAppMonitor monitor = new ReviewAppMonitor();
        assertTrue(monitor.isActivated());
        has(monitor.getRemaining().get(0), "Review app " + app.app() + " of the deleted branch 'x' remains on ");
        has(monitor.getRemaining().get(0), "refused to delete the app: no space left.");
        sweepIn(12);
        assertTrue(exists(app));
        sweepIn(72);
        assertFalse(exists(app));
        assertFalse(monitor.isActivated());
    }

    @Test
    void administratorsAreToldInTheirLanguage() throws Exception {
        WorkflowJob job = dash.pipeline("");
        RegisteredApp app = made(job, "x", 0);
        ReviewApps.get().change(app, each -> each.failed("no space left", 0));
        assertEquals(
                List.of("Review-App " + app.app() + " des gelöschten Branches „x“ ist noch auf " + dash.simulator.url()
                        + ": no space left."),
                Visitor.german(new ReviewAppMonitor()::getRemaining));
        RegisteredApp ofJob = new RegisteredApp(
                dash.simulator.url(),
                ReviewAppKey.of("shop", "shop-review", job, null),
                Mark.of(job.getFullName(), ""));
        ReviewApps.get().add(ofJob, 100);
        ReviewApps.get().change(ofJob, each -> each.failed("no space left.", 0));
        has(
                String.join("\n", new ReviewAppMonitor().getRemaining()),
                "Review app shop-review of the deleted job '" + job.getFullName() + "' remains on "
                        + dash.simulator.url() + ": no space left.");
        ReviewApps.get().change(ofJob, each -> each.moved(job.getFullName(), "not-loaded"));
        has(
                Visitor.german(new ReviewAppMonitor()::getUnknown).get(0),
                "bleibt: Jenkins hat den Job „not-loaded“ nicht");
    }

    @Test
    void credentialsThatAreThereNoMoreAreTold() throws Exception {
        WorkflowJob job = dash.pipeline("");
        RegisteredApp app = made(job, "x", 0);
        ReviewApps.get().change(app, each -> each.openedWith("dash-gone"));
        delete(job);
        sweepIn(11);
        has(new ReviewAppMonitor().getRemaining().get(0), "There are no credentials 'dash-gone'");
        assertTrue(exists(app) && isKnown(app));
    }

    @Test
    void itIsTriedAgainLessAndLessOften() throws Exception {
        RegisteredApp app = made(dash.pipeline(""), "x", 0);
        List<Long> hours = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            app.failed("no space left", 0);
            hours.add(TimeUnit.MILLISECONDS.toHours(app.nextTryMillis));
        }
        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 24L, 24L), hours);
    }

    @Test
    void aServerThatIsConfiguredNoMoreIsTold() throws Exception {
        WorkflowJob job = dash.pipeline("");
        made(job, "x", 0);
        delete(job);
        io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration.get()
                .setServers(List.of());
        sweepIn(11);
        has(
                new ReviewAppMonitor().getRemaining().get(0),
                "no server of the URL " + dash.simulator.url() + " is configured any more.");
    }

    @Test
    void anAppThatIsToStayIsLeftAlone() throws Exception {
        WorkflowJob job = dash.pipeline("");
        RegisteredApp app = made(job, "x", 0);
        ReviewApps.get().change(app, each -> each.deleteWithBranch = false);
        delete(job);
        sweepIn(11);
        assertTrue(exists(app));
    }

    @Test
    void aPushHoldsTheDeletionUp() throws Exception {
        WorkflowJob job = dash.pipeline("");
        RegisteredApp app = made(job, "x", 0);
        delete(job);
        assertTrue(ReviewApps.get().begin(app.serverUrl(), app.app()));
        has(sweepIn(11), "Keeping " + app.app() + ": another build or clean-up is at work on it");
        ReviewApps.get().end(app.serverUrl(), app.app());
        sweepIn(11);
        assertFalse(exists(app));
    }

    /** Jenkins was killed when the app was deleted and its service was not. */
    @Test
    void aDeletionIsFinished() throws Exception {
        WorkflowJob job = dash.pipeline("");
        RegisteredApp app = made(job, "x", 0);
        delete(job);
        dash.simulator.server().removeApp(app.app());
        sweepIn(11);
        assertEquals(List.of(), dash.simulator.server().services());
        assertFalse(isKnown(app));
    }

    @Test
    void aRenamedJobKeepsItsApp() throws Exception {
        WorkflowJob job = dash.pipeline("");
        RegisteredApp app = made(job, "x", 0);
        ReviewApps.get().onLocationChanged(job, job.getFullName(), "new-name");
        assertEquals("new-name", app.job());
        assertNotNull(ReviewApps.get().of(dash.simulator.url(), "shop", "new-name"));
        ReviewApps.get().onLocationChanged(job, "team/shop", "team/store");
        assertEquals("team/store", app.project());
        assertNull(ReviewApps.get().of(dash.simulator.url(), "shop", job.getFullName()));
    }

    @Test
    void anAppThatTheCredentialsSeeNoMoreIsNotTakenForGone() throws Exception {
        WorkflowJob job = dash.pipeline("");
        RegisteredApp app = made(job, "x", 0);
        ReviewApps.get().change(app, each -> {
            each.owner = "ci";
            each.openedWith("dash-ada");
        });
        delete(job);
        sweepIn(11);
        assertTrue(exists(app) && isKnown(app));
        has(
                new ReviewAppMonitor().getRemaining().get(0),
                "Whether it is gone cannot be known: the user 'ada' sees no apps but their own.");
    }
}
