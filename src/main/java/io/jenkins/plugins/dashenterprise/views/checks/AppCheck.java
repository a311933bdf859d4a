package io.jenkins.plugins.dashenterprise.views.checks;

import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksOutput;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.dashenterprise.operations.AppEvent;
import io.jenkins.plugins.dashenterprise.operations.AppListener;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.views.DeployedApp;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.variant.OptionalExtension;

/** Shows an app that was deployed as a check, so that a pull request leads to it. */
@OptionalExtension(requirePlugins = "checks-api")
public final class AppCheck implements AppListener {
    private static final Logger LOGGER = Logger.getLogger(AppCheck.class.getName());

    @Override
    public void onEvent(AppEvent event, Session session) {
        if (event.deed() == AppEvent.Deed.DEPLOYED || event.deed() == AppEvent.Deed.ALREADY_LIVE) {
            Run<?, ?> build = session.build();
            ChecksDetails details = details(new DeployedApp(event, session.server(), null));
            // It may take the host of the repository some time, which is none of the step's.
            Computer.threadPoolForRemoting.submit(() -> publish(details, build));
        }
    }

    private static void publish(ChecksDetails details, Run<?, ?> build) {
        try {
            // A Jenkins without a host for checks would print that it has none with each deploy.
            ChecksPublisherFactory.fromRun(build, TaskListener.NULL).publish(details);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "The check of " + build + " could not be published", e);
        }
    }

    private static ChecksDetails details(DeployedApp app) {
        String url = app.getUrl();
        String what = app.getApp() + " is " + app.getState() + " at revision " + app.getShortRevision() + " on "
                + app.getServer();
        ChecksDetails.ChecksDetailsBuilder details = new ChecksDetails.ChecksDetailsBuilder()
                .withName("Dash app " + app.getApp())
                .withStatus(ChecksStatus.COMPLETED)
                .withConclusion(ChecksConclusion.SUCCESS)
                .withOutput(new ChecksOutput.ChecksOutputBuilder()
                        .withTitle(what)
                        .withSummary(url == null ? what : what + ": " + url)
                        .build());
        return (url == null ? details : details.withDetailsURL(url)).build();
    }
}
