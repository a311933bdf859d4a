package io.jenkins.plugins.dashenterprise.views;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.dashenterprise.operations.AppEvent;
import io.jenkins.plugins.dashenterprise.operations.AppListener;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Keeps what operations do with apps, where the views find it. */
@Extension
public final class AppRecorder implements AppListener {

    @Override
    public void onEvent(AppEvent event, Session session) throws IOException, InterruptedException {
        FlowNode step = session.context(FlowNode.class);
        DeployedApp app = new DeployedApp(event, session.server(), step == null ? null : step.getId());
        DashAppsAction.add(session.build(), app);
        label(step, app);
        DeployedApps.get().add(session.build(), app);
    }

    /** Names the step after what is live now. */
    private static void label(@CheckForNull FlowNode step, DeployedApp app) {
        if (step != null && (app.is(AppEvent.Deed.DEPLOYED) || app.is(AppEvent.Deed.ALREADY_LIVE))) {
            step.addOrReplaceAction(new LabelAction(app.getApp() + " → " + app.getShortRevision()));
        }
    }
}
