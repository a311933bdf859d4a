package io.jenkins.plugins.dashenterprise.views;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The apps that a job deployed last, on the job's page. */
@ExportedBean
public final class DashJobAction extends DashItemAction {
    private final Job<?, ?> job;

    DashJobAction(Job<?, ?> job) {
        this.job = job;
    }

    @Exported(visibility = 2)
    public List<RecordedApp> getApps() {
        return DeployedApps.get().of(job.getFullName());
    }

    @Override
    @CheckForNull
    public String getIconFileName() {
        return null;
    }

    @Override
    @CheckForNull
    public String getUrlName() {
        return null;
    }

    /** Gives the action to the jobs that deployed apps. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Job> {
        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return DashJobAction.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job job) {
            return DeployedApps.get().has(job.getFullName()) ? List.of(new DashJobAction(job)) : List.of();
        }
    }
}
