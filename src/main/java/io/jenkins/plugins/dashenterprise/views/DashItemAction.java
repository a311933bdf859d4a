package io.jenkins.plugins.dashenterprise.views;

import hudson.model.Action;
import java.util.List;
import java.util.Map;

/** The apps that a job, or the jobs in a folder, deployed last, on its page. */
public abstract class DashItemAction implements Action {
    /** How apps are now; what is loaded after the page asks for it. */
    public final Map<RecordedApp, String> states(List<RecordedApp> apps) {
        return LiveStates.get().of(apps);
    }

    @Override
    public final String getDisplayName() {
        return DashAppsAction.TEXTS.format("DisplayName");
    }
}
