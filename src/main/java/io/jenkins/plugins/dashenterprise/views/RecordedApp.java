package io.jenkins.plugins.dashenterprise.views;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Job;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.springframework.security.access.AccessDeniedException;

/** What a job did last with an app. */
@ExportedBean(defaultVisibility = 3)
public final class RecordedApp extends DeployedApp {
    private final String job;
    private final int build;

    RecordedApp(String job, int build, DeployedApp app) {
        super(app, app.getState());
        this.job = job;
        this.build = build;
    }

    /** The job's full name. */
    @Exported
    public String getJob() {
        return Util.fixNull(job);
    }

    /** The number of the build that did it. */
    @Exported
    public int getBuild() {
        return build;
    }

    /** The job, or null when there is none that the visitor may read. */
    @CheckForNull
    public Job<?, ?> getItem() {
        try {
            Item item = Jenkins.get().getItemByFullName(getJob());
            return item instanceof Job<?, ?> found && found.hasPermission(Item.READ) ? found : null;
        } catch (AccessDeniedException e) {
            // That it exists may be known to the visitor, but no more.
            return null;
        }
    }

    RecordedApp movedTo(String newJob) {
        return new RecordedApp(newJob, build, this);
    }
}
