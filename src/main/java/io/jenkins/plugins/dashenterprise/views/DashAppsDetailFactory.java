package io.jenkins.plugins.dashenterprise.views;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.dashenterprise.operations.AppEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import jenkins.model.Jenkins;
import jenkins.model.details.Detail;
import jenkins.model.details.DetailFactory;

/** Tells of a build's apps in the bar of details: of a few by name, of the others how many they are; the deleted ones come last. */
@Extension
@SuppressWarnings("rawtypes")
public final class DashAppsDetailFactory extends DetailFactory<Run> {
    private static final int MOST = 3;

    @Override
    public Class<Run> type() {
        return Run.class;
    }

    @Override
    public List<? extends Detail> createFor(Run run) {
        DashAppsAction action = ((Run<?, ?>) run).getAction(DashAppsAction.class);
        return action == null ? List.of() : details((Run<?, ?>) run, action);
    }

    private static List<Detail> details(Run<?, ?> run, DashAppsAction action) {
        List<DeployedApp> apps = new ArrayList<>(action.getApps());
        apps.sort(Comparator.comparing(app -> app.is(AppEvent.Deed.DELETED)));
        List<Detail> details = new ArrayList<>();
        for (DeployedApp app : apps.subList(0, Math.min(apps.size(), MOST))) {
            String state = Objects.requireNonNullElse(app.getStateInWords(), app.getActionInWords());
            details.add(new DashAppDetail(run, app.getApp() + " · " + state, linkTo(app)));
        }
        if (apps.size() > MOST) {
            String page = Jenkins.get().getRootUrlFromRequest() + run.getUrl() + action.getUrlName() + "/";
            details.add(new DashAppDetail(run, "+" + (apps.size() - MOST), page));
        }
        return details;
    }

    @CheckForNull
    private static String linkTo(DeployedApp app) {
        return app.getUrl() == null ? app.getManagerUrl() : app.getUrl();
    }
}
