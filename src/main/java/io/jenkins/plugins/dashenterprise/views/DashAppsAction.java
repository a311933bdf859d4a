package io.jenkins.plugins.dashenterprise.views;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.BuildBadgeAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jenkins.model.RunAction2;
import jenkins.model.Tab;
import org.jvnet.localizer.ResourceBundleHolder;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The apps that a build had to do with: saved with it, and shown on its pages and in the list of builds. */
@ExportedBean
public final class DashAppsAction extends Tab implements RunAction2, BuildBadgeAction {
    static final String ICON = "symbol-analytics";
    static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(DashAppsAction.class);
    private static final int MOST_SENTENCES = 3;

    // One entry for each app; the list is replaced, never changed, since it may be read or saved meanwhile.
    @CheckForNull
    private volatile ArrayList<DeployedApp> apps;

    private DashAppsAction(Run<?, ?> run) {
        super(run);
    }

    /** Adds what was done to what the build tells of already, and saves it. */
    static void add(Run<?, ?> run, DeployedApp app) throws IOException {
        of(run).add(app);
    }

    private static synchronized DashAppsAction of(Run<?, ?> run) {
        DashAppsAction existing = run.getAction(DashAppsAction.class);
        if (existing != null) {
            return existing;
        }
        DashAppsAction action = new DashAppsAction(run);
        run.addAction(action);
        return action;
    }

    private synchronized void add(DeployedApp app) throws IOException {
        ArrayList<DeployedApp> now = new ArrayList<>();
        DeployedApp entry = app;
        for (DeployedApp each : getApps()) {
            if (each.isSameAppAs(app)) {
                entry = each.followedBy(app);
            } else {
                now.add(each);
            }
        }
        now.add(entry);
        apps = now;
        ((Run<?, ?>) object).save();
    }

    /** One entry for each app, the one that was seen last at the end. */
    @Exported(visibility = 2)
    public List<DeployedApp> getApps() {
        ArrayList<DeployedApp> now = apps;
        return now == null ? new ArrayList<>() : new ArrayList<>(now);
    }

    /** What was done, in words. */
    public String getSentence() {
        List<DeployedApp> all = getApps();
        String first =
                all.stream().limit(MOST_SENTENCES).map(DeployedApp::getSentence).collect(Collectors.joining("; "));
        return all.size() <= MOST_SENTENCES ? first : TEXTS.format("More", first, all.size() - MOST_SENTENCES);
    }

    @Override
    @CheckForNull
    public String getIconFileName() {
        return getApps().isEmpty() ? null : ICON;
    }

    @Override
    public String getDisplayName() {
        return TEXTS.format("DisplayName");
    }

    @Override
    public String getUrlName() {
        return "dash-apps";
    }

    @Override
    public void onAttached(Run<?, ?> run) {
        object = run;
    }

    @Override
    public void onLoad(Run<?, ?> run) {
        object = run;
    }
}
