package io.jenkins.plugins.dashenterprise.reviewapps;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;
import org.jvnet.localizer.ResourceBundleHolder;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.POST;

/** Tells administrators which review apps remain though their branches are gone, or may be. */
@Extension
public final class ReviewAppMonitor extends AdministrativeMonitor {
    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(ReviewAppMonitor.class);

    @Override
    public String getDisplayName() {
        return TEXTS.format("DisplayName");
    }

    @Override
    public boolean isActivated() {
        return !failed().isEmpty() || !unknown().isEmpty();
    }

    /** A sentence for each review app that could not be deleted. */
    public List<String> getRemaining() {
        return failed().stream()
                .map(ReviewAppMonitor::remains)
                .map(ReviewAppLog::plain)
                .toList();
    }

    /** In the language of whoever looks; the reason is in the words of the log. */
    private static String remains(RegisteredApp app) {
        return app.branch().isEmpty()
                ? TEXTS.format("RemainsOfJob", app.app(), app.job(), app.serverUrl(), app.reason())
                : TEXTS.format(
                        "RemainsOfBranch", app.app(), ForeignText.of(app.branch()), app.serverUrl(), app.reason());
    }

    /** A sentence for each review app whose job Jenkins has not, though nobody is known to have deleted it. */
    public List<String> getUnknown() {
        return unknown().stream()
                .map(app -> TEXTS.format("KeptWithoutJob", app.app(), app.serverUrl(), app.job()))
                .map(ReviewAppLog::plain)
                .toList();
    }

    private static List<RegisteredApp> failed() {
        return ReviewApps.get().matching(app -> app.failure != null);
    }

    private static List<RegisteredApp> unknown() {
        return ReviewApps.get().matching(app -> app.goneMillis == 0 && Life.of(app.job()) == Life.MISSING);
    }

    /** The button <i>Try again</i>. */
    @POST
    public void doTryAgain(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        for (RegisteredApp app : failed()) {
            ReviewApps.get().change(app, each -> each.nextTryMillis = 0);
        }
        ReviewAppSweep.now();
        response.sendRedirect2(request.getContextPath() + "/manage");
    }
}
