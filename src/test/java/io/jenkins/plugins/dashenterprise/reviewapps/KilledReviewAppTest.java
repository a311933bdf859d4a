package io.jenkins.plugins.dashenterprise.reviewapps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.graphql.Hurry;
import io.jenkins.plugins.dashenterprise.operations.MortalStep;
import io.jenkins.plugins.dashenterprise.operations.Operation;
import io.jenkins.plugins.dashenterprise.simulator.Fault;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedApp;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedService;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The controller is killed wherever a review app is half made or half deleted: the next one loses and doubles nothing. */
@ExtendWith(Hurry.class)
class KilledReviewAppTest extends ReviewAppCase {
    @TempDir
    private Path workspace;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private String commit;

    @BeforeEach
    void prepareBuild() throws Exception {
        shop.linked(dash.simulator.server().addService("shop-redis", "redis", "ci"));
        commit = Sources.commit(workspace, Sources.APP);
    }

    private MortalStep start(Operation operation, Run<?, ?> run) throws Exception {
        PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
        TaskListener listener = () -> out;
        return MortalStep.start(operation, run, listener, new FilePath(workspace.toFile()));
    }

    private MortalStep making(String branch) throws Exception {
        Run<?, ?> run = dash.jenkins.buildAndAssertSuccess(dash.freestyle());
        FakeBranches.set(run.getParent(), FakeBranches.Branch.named(branch));
        ReviewApp operation = new ReviewApp("shop");
        operation.setGitCredentialsId("dash-git");
        operation.setVars(Map.of("A", "1"));
        operation.setLimit(100);
        return start(operation, run);
    }

    /** The next controller knows of review apps what is on disk when the step's controller dies. */
    private MortalStep killed(MortalStep step) throws Exception {
        Map<Path, byte[]> disk = files();
        step.die();
        until(() -> ReviewApps.get()
                .matching(app -> ReviewApps.get().isBusy(app.serverUrl(), app.app()))
                .isEmpty());
        for (Path file : files().keySet()) {
            Files.delete(file);
        }
        for (Map.Entry<Path, byte[]> file : disk.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
        Field known = ReviewApps.class.getDeclaredField("apps");
        known.setAccessible(true);
        known.set(ReviewApps.get(), null);
        return step.goOn();
    }

    private Map<Path, byte[]> files() throws Exception {
        Path folder = new File(dash.jenkins.jenkins.getRootDir(), "dash-enterprise/review-apps").toPath();
        Map<Path, byte[]> files = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path file : all.toList()) {
                    files.put(file, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 3_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertTrue(condition.getAsBoolean());
    }

    private void isMade(String branch, Object result) {
        Map<?, ?> made = (Map<?, ?>) result;
        String service = ReviewAppName.of("shop", "team/shop", branch, null).service("redis");
        assertEquals(true, made.get("created"), branch);
        assertEquals(true, made.get("deployed"), branch);
        assertEquals(commit, made.get("revision"), branch);
        assertEquals(List.of(Map.of("type", "redis", "name", service, "created", true)), made.get("services"), branch);
        SimulatedApp app = app(nameOf(branch));
        assertEquals("1", app.variable("A"), branch);
        assertEquals(Mark.of("team/shop", branch).toString(), app.variable(Mark.VARIABLE), branch);
        assertEquals(commit, app.variable("GIT_REV"), branch);
        assertEquals(
                List.of(service),
                app.linkedServices().stream().map(SimulatedService::name).toList(),
                branch);
        assertTrue(ReviewApps.get().named(dash.simulator.url(), nameOf(branch)).marked, branch);
    }

    /** Before each mutation is carried out, and after it was. */
    @Test
    void aReviewAppIsMadeAsIfNothingHadHappened() throws Exception {
        isMade("sound", making("sound").result());
        int all = mutations().size();
        assertTrue(all > 4, mutations().toString());
        int apps = 1;
        for (int at = 0; at < all; at++) {
            for (boolean carriedOut : new boolean[] {false, true}) {
                String branch = "killed-" + (carriedOut ? "after-" : "before-") + at;
                CountDownLatch reached = new CountDownLatch(1);
                Fault fault = Faults.unanswered(reached).onMutations().skip(at);
                dash.simulator.inject(carriedOut ? fault : fault.beforeApplied());
                MortalStep step = making(branch);
                assertTrue(reached.await(30, TimeUnit.SECONDS), branch);
                isMade(branch, killed(step).result());
                apps++;
                assertEquals(1 + apps, dash.simulator.server().apps().size(), branch);
                assertEquals(1 + apps, dash.simulator.server().services().size(), branch);
                assertEquals(apps, ReviewApps.get().matching(app -> true).size(), branch);
            }
        }
    }

    @Test
    void aPushThatWasUnderWayIsNotMadeTwice() throws Exception {
        dash.simulator.git().holdBuilds();
        MortalStep step = making("x");
        until(() -> log.toString(StandardCharsets.UTF_8).contains("remote: -----> Building "));
        MortalStep next = killed(step);
        until(() ->
                log.toString(StandardCharsets.UTF_8).contains("A deploy of app '" + nameOf("x") + "' is under way"));
        dash.simulator.git().releaseBuilds();
        isMade("x", next.result());
        assertEquals(
                1,
                dash.simulator.requests().stream()
                        .filter(request -> request.path().endsWith("/git-receive-pack"))
                        .count());
    }

    @Test
    void aReviewAppIsDeletedAsIfNothingHadHappened() throws Exception {
        for (int at = 0; at < 2; at++) {
            for (boolean carriedOut : new boolean[] {false, true}) {
                String branch = "killed-" + (carriedOut ? "after-" : "before-") + at;
                Run<?, ?> run = dash.jenkins.buildAndAssertSuccess(dash.freestyle());
                RegisteredApp app = MadeReviewApp.make(run.getParent(), branch, 9, dash.simulator);
                CountDownLatch reached = new CountDownLatch(1);
                Fault fault = Faults.unanswered(reached).onMutations().skip(at);
                dash.simulator.inject(carriedOut ? fault : fault.beforeApplied());
                PurgeReviewApps purge = new PurgeReviewApps();
                purge.setTemplate("shop");
                MortalStep step = start(purge, run);
                assertTrue(reached.await(30, TimeUnit.SECONDS), branch);
                Map<?, ?> result = (Map<?, ?>) killed(step).result();
                Map<?, ?> deleted = (Map<?, ?>) ((List<?>) result.get("deleted")).get(0);
                assertEquals(app.app(), deleted.get("app"), branch);
                assertEquals(
                        List.of(ReviewAppName.of("shop", "team/shop", branch, null)
                                .service("redis")),
                        deleted.get("services"),
                        branch);
                assertFalse(dash.simulator.server().hasApp(app.app()), branch);
                assertEquals(
                        List.of("shop-redis"),
                        dash.simulator.server().services().stream()
                                .map(SimulatedService::name)
                                .toList(),
                        branch);
                assertEquals(List.of(), ReviewApps.get().matching(each -> true), branch);
            }
        }
    }
}
