package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.dashenterprise.views.AppFiles;
import java.io.File;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import jenkins.model.Jenkins;

/** The review apps that the jobs of this Jenkins made and that are not known to be gone; each change is on disk before it counts. */
@Extension
public final class ReviewApps extends ItemListener {
    // No work outlives Jenkins.
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    @CheckForNull
    private Map<String, RegisteredApp> apps;

    static ReviewApps get() {
        return ExtensionList.lookupSingleton(ReviewApps.class);
    }

    @CheckForNull
    synchronized RegisteredApp named(String serverUrl, String app) {
        return apps().get(key(serverUrl, app));
    }

    /** The app of a job and template whose name nobody chose; the job may have had another name when it was made. */
    @CheckForNull
    RegisteredApp of(String serverUrl, String template, String job) {
        return matching(app -> app.serverUrl().equals(serverUrl)
                        && app.template().equals(template)
                        && app.job().equals(job)
                        && !app.chosen)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Those that fit, the longest unused first. */
    synchronized List<RegisteredApp> matching(Predicate<RegisteredApp> wanted) {
        return apps().values().stream()
                .filter(wanted)
                .sorted(Comparator.comparingLong(app -> app.usedMillis))
                .toList();
    }

    /**
     * Adds an app that is about to be made.
     *
     * @param limit how many of its template there may be
     * @return whether there was room
     */
    synchronized boolean add(RegisteredApp app, int limit) throws IOException {
        if (ofTemplate(app.serverUrl(), app.template()).size() >= limit) {
            return false;
        }
        save(app);
        apps().put(key(app), app);
        return true;
    }

    List<RegisteredApp> ofTemplate(String serverUrl, String template) {
        return matching(
                app -> app.serverUrl().equals(serverUrl) && app.template().equals(template));
    }

    /** Changes what is known of an app. */
    synchronized void change(RegisteredApp app, Consumer<RegisteredApp> change) throws IOException {
        change.accept(app);
        if (apps().get(key(app)) == app) {
            save(app);
        }
    }

    /**
     * Whether whoever asks may make, change, push to or delete an app now, until {@link #end}: two at once would leave to
     * chance which one wins.
     */
    boolean begin(String serverUrl, String app) {
        return busy.add(key(serverUrl, app));
    }

    void end(String serverUrl, String app) {
        busy.remove(key(serverUrl, app));
    }

    boolean isBusy(String serverUrl, String app) {
        return busy.contains(key(serverUrl, app));
    }

    synchronized void remove(RegisteredApp app) throws IOException {
        files().delete(key(app));
        apps().remove(key(app));
    }

    private void save(RegisteredApp app) throws IOException {
        files().write(key(app), app);
    }

    /** Only notes it: the job's files are gone, and whoever deletes it shall not wait for a server. */
    @Override
    public void onDeleted(Item item) {
        long now = System.currentTimeMillis();
        Predicate<RegisteredApp> made = app -> app.job().equals(item.getFullName());
        if (!matching(made).isEmpty()) {
            changeAll(made, app -> app.gone(now));
            ReviewAppSweep.afterGrace();
        }
    }

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        changeAll(
                app -> app.job().equals(oldFullName) || app.project().equals(oldFullName),
                app -> app.moved(oldFullName, newFullName));
    }

    private void changeAll(Predicate<RegisteredApp> which, Consumer<RegisteredApp> change) {
        for (RegisteredApp app : matching(which)) {
            try {
                change(app, change);
            } catch (IOException e) {
                ReviewAppLog.warn("What became of the job of review app " + app.app() + " could not be kept", e);
            }
        }
    }

    private synchronized Map<String, RegisteredApp> apps() {
        Map<String, RegisteredApp> known = apps;
        if (known == null) {
            known = new TreeMap<>();
            for (RegisteredApp app : files().read()) {
                known.put(key(app), app);
            }
            apps = known;
        }
        return known;
    }

    private static String key(RegisteredApp app) {
        return key(app.serverUrl(), app.app());
    }

    // No URL has a line feed in it.
    private static String key(String serverUrl, String app) {
        return serverUrl + '\n' + app;
    }

    private static AppFiles<RegisteredApp> files() {
        return new AppFiles<>(new File(Jenkins.get().getRootDir(), "dash-enterprise/review-apps"), RegisteredApp.class);
    }
}
