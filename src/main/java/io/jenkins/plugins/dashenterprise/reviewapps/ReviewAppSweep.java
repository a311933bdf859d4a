package io.jenkins.plugins.dashenterprise.reviewapps;

import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AsyncPeriodicWork;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import jenkins.util.Timer;

/**
 * Deletes the review apps of branches that are gone. It looks for itself every hour, whatever events were lost; a while of grace
 * protects a job that is made anew, and a job that Jenkins merely could not load is left alone.
 */
@Extension
public final class ReviewAppSweep extends AsyncPeriodicWork {
    static final long GRACE_MILLIS = TimeUnit.MINUTES.toMillis(10);

    public ReviewAppSweep() {
        super("Review apps of Dash Enterprise");
    }

    /** Has it look once the grace of a branch that is gone now is over. */
    static void afterGrace() {
        Timer.get().schedule(ReviewAppSweep::now, GRACE_MILLIS + TimeUnit.SECONDS.toMillis(1), TimeUnit.MILLISECONDS);
    }

    /** Has it look now, on a thread of its own. */
    static void now() {
        ExtensionList.lookupSingleton(ReviewAppSweep.class).doRun();
    }

    @Override
    public long getRecurrencePeriod() {
        return HOUR;
    }

    @Override
    protected boolean queueIfAlreadyRunning() {
        return true;
    }

    @Override
    protected void execute(TaskListener listener) throws IOException, InterruptedException {
        sweep(System.currentTimeMillis(), listener);
    }

    void sweep(long nowMillis, TaskListener listener) throws IOException, InterruptedException {
        ReviewApps apps = ReviewApps.get();
        for (RegisteredApp app : apps.matching(each -> true)) {
            Life life = Life.of(app.job());
            if (life == Life.ALIVE && (app.goneMillis != 0 || app.failure != null)) {
                apps.change(app, RegisteredApp::alive);
            } else if (life == Life.DEAD && app.goneMillis == 0) {
                apps.change(app, each -> each.gone(nowMillis));
            }
            boolean due =
                    app.goneMillis != 0 && nowMillis - app.goneMillis >= GRACE_MILLIS && nowMillis >= app.nextTryMillis;
            if (due && life != Life.ALIVE && app.deleteWithBranch) {
                delete(app, nowMillis, listener);
            }
        }
    }

    private static void delete(RegisteredApp app, long nowMillis, TaskListener listener)
            throws IOException, InterruptedException {
        try {
            ReviewAppRemoval removal = new ReviewAppRemoval(app.app(), true, "gone");
            removal.setCredentialsId(app.credentialsId());
            removal.setServer(server(app));
            ReviewAppRemoval.Outcome outcome =
                    (ReviewAppRemoval.Outcome) removal.runOutsideOfBuilds(folder(app.job()), listener);
            ReviewApps.get().change(app, RegisteredApp::succeeded);
            ReviewAppLog.log(
                    outcome == null || outcome.kept() == null
                            ? "Deleted review app " + app.app() + " of " + app.purpose() + ", which is gone."
                            : "Keeping review app " + app.app() + ": " + outcome.kept() + ".");
        } catch (IOException | RuntimeException e) {
            String why = e instanceof AbortException ? e.getMessage() : "Jenkins failed: " + ForeignText.of(e);
            ReviewApps.get().change(app, each -> each.failed(why, nowMillis));
            ReviewAppLog.warn(app.remaining());
        }
    }

    /** The name by which the server is configured now. */
    private static String server(RegisteredApp app) throws AbortException {
        for (DashServer server : DashEnterpriseConfiguration.get().getServers()) {
            if (server.getUrl().equals(app.serverUrl())) {
                return server.getName();
            }
        }
        throw new AbortException("no server of the URL " + app.serverUrl() + " is configured any more.");
    }

    /** What the job was in, as far as that is still there. */
    private static ItemGroup<?> folder(String job) {
        String name = job;
        while (name.contains("/")) {
            name = name.substring(0, name.lastIndexOf('/'));
            Item item = Jenkins.get().getItemByFullName(name);
            if (item instanceof ItemGroup<?> group) {
                return group;
            }
        }
        return Jenkins.get();
    }
}
