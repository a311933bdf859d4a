package io.jenkins.plugins.dashenterprise.reviewapps;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Item;
import io.jenkins.plugins.dashenterprise.DashJenkins;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A review app that a job made, as far as the server and Jenkins know of it. */
public final class MadeReviewApp {
    private MadeReviewApp() {}

    /** One of the template shop that nobody needs any more. */
    public static void unused(DashJenkins dash, DashEnterpriseSimulator simulator) throws Exception {
        make(dash.pipeline(""), "feature/old", 9, simulator);
    }

    static RegisteredApp make(Item job, String branch, long daysAgo, DashEnterpriseSimulator simulator)
            throws Exception {
        FakeBranches.Branch made = FakeBranches.Branch.named(branch);
        FakeBranches.set(job, made);
        ReviewAppKey key = ReviewAppKey.of("shop", null, job, made);
        RegisteredApp app = new RegisteredApp(simulator.url(), key, Mark.of(key.project(), key.branch()));
        assertTrue(ReviewApps.get().add(app, 100));
        ReviewApps.get().change(app, each -> {
            each.usedBy(key, "dash-ci");
            each.marked = true;
            each.usedMillis = System.currentTimeMillis() - TimeUnit.DAYS.toMillis(daysAgo) - 1;
            each.addServices(List.of("redis " + key.name().service("redis")));
        });
        Instant when = Instant.now().minus(Duration.ofDays(daysAgo));
        simulator
                .server()
                .addApp(app.app(), "ci")
                .deployed("0a1b2c3d", "First", when)
                .running()
                .variable(Mark.VARIABLE, app.mark())
                .linked(simulator.server().addService(key.name().service("redis"), "redis", "ci"));
        return app;
    }
}
