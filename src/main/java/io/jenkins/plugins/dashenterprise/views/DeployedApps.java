package io.jenkins.plugins.dashenterprise.views;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.dashenterprise.operations.AppEvent;
import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;

/** The apps that the jobs of this Jenkins deployed and that nobody deleted since: also after a restart, and under a job's new name. */
@Extension
public final class DeployedApps extends ItemListener {
    private static final Logger LOGGER = Logger.getLogger(DeployedApps.class.getName());
    private static final Comparator<DeployedApp> LATEST_FIRST =
            Comparator.comparingLong(DeployedApp::getTime).reversed().thenComparing(DeployedApp::getApp);
    // A job's entries stand together, and a folder's jobs do: no name of a job has a line feed in it.
    private static final char AFTER_JOB = '\n';

    @CheckForNull
    private ConcurrentSkipListMap<String, RecordedApp> apps;

    public static DeployedApps get() {
        return ExtensionList.lookupSingleton(DeployedApps.class);
    }

    /** What a job did last with each app, the latest first. */
    List<RecordedApp> of(String job) {
        return sorted(within(job, AFTER_JOB).values());
    }

    /** Whether {@link #of} has anything. */
    boolean has(String job) {
        return !within(job, AFTER_JOB).isEmpty();
    }

    /** The same of all jobs in a folder and the folders in it. */
    List<RecordedApp> below(String folder) {
        return sorted(within(folder, '/').values());
    }

    /** Whether {@link #below} has anything. */
    boolean hasBelow(String folder) {
        return !within(folder, '/').isEmpty();
    }

    List<RecordedApp> everywhere() {
        return sorted(apps().values());
    }

    private Map<String, RecordedApp> within(String item, char after) {
        return apps().subMap(item + after, item + (char) (after + 1));
    }

    private static List<RecordedApp> sorted(Collection<RecordedApp> apps) {
        return apps.stream().sorted(LATEST_FIRST).toList();
    }

    /** Adds what a build did with an app. */
    synchronized void add(Run<?, ?> run, DeployedApp app) throws IOException {
        if (app.is(AppEvent.Deed.DELETED)) {
            forget(app.getServerUrl(), app.getApp());
            return;
        }
        String job = run.getParent().getFullName();
        RecordedApp known = apps().get(key(job, app));
        // That somebody waits for an app makes it no app of his.
        if (known != null || !app.is(AppEvent.Deed.AWAITED)) {
            DeployedApp now = known == null ? app : known.followedBy(app);
            put(new RecordedApp(job, now == app ? run.getNumber() : known.getBuild(), now));
        }
    }

    /** Forgets an app that is deleted. */
    public synchronized void forget(String serverUrl, String app) {
        apps().values().stream()
                .filter(each ->
                        each.getServerUrl().equals(serverUrl) && each.getApp().equals(app))
                .forEach(this::remove);
    }

    private void put(RecordedApp app) throws IOException {
        String key = key(app.getJob(), app);
        files().write(key, app);
        apps().put(key, app);
    }

    private void remove(RecordedApp app) {
        String key = key(app.getJob(), app);
        apps().remove(key);
        try {
            files().delete(key);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "App " + app.getApp() + " of job " + app.getJob() + " could not be forgotten", e);
        }
    }

    /** Reads the files while nobody waits for them. */
    @Override
    public void onLoaded() {
        Timer.get().submit(this::apps);
    }

    @Override
    public synchronized void onDeleted(Item item) {
        of(item.getFullName()).forEach(this::remove);
    }

    @Override
    public synchronized void onLocationChanged(Item item, String oldName, String newName) {
        for (RecordedApp app : of(oldName)) {
            try {
                put(app.movedTo(newName));
                remove(app);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "The apps of job " + oldName + " could not be moved to " + newName, e);
            }
        }
    }

    private synchronized ConcurrentSkipListMap<String, RecordedApp> apps() {
        ConcurrentSkipListMap<String, RecordedApp> known = apps;
        if (known != null) {
            return known;
        }
        ConcurrentSkipListMap<String, RecordedApp> read = new ConcurrentSkipListMap<>();
        files().read().forEach(app -> read.put(key(app.getJob(), app), app));
        apps = read;
        return read;
    }

    private static String key(String job, DeployedApp app) {
        return job + AFTER_JOB + app.getServerUrl() + AFTER_JOB + app.getApp();
    }

    private static AppFiles<RecordedApp> files() {
        return new AppFiles<>(new File(Jenkins.get().getRootDir(), "dash-enterprise/apps"), RecordedApp.class);
    }
}
