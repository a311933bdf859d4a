package io.jenkins.plugins.dashenterprise.reviewapps;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
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
    @Override
    public String getDisplayName() {
        return ResourceBundleHolder.get(ReviewAppMonitor.class).format("DisplayName");
    }

    @Override
    public boolean isActivated() {
        return !failed().isEmpty() || !unknown().isEmpty();
    }

    /** A sentence for each review app that could not be deleted. */
    public List<String> getRemaining() {
        return failed().stream()
                .map(RegisteredApp::remaining)
                .map(ReviewAppLog::plain)
                .toList();
    }

    /** A sentence for each review app whose job Jenkins has not, though nobody is known to have deleted it. */
    public List<String> getUnknown() {
        return unknown().stream()
                .map(
                        app -> "Review app " + app.app() + " on " + app.serverUrl()
                                + " is kept: Jenkins has not the job '" + app.job()
                                + "', but was not told that somebody deleted it. If it is gone for good, delete the app with deDashPurgeReviewApps.")
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
