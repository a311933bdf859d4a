package io.jenkins.plugins.dashenterprise.views;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.jvnet.localizer.ResourceBundleHolder;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.springframework.security.access.AccessDeniedException;

/** Gives a Jenkinsfile what a build did with apps: no operation, since no server is asked. */
public final class DeployedAppsStep extends Step {
    @CheckForNull
    private String job;

    @DataBoundConstructor
    public DeployedAppsStep() {}

    /** Another job, whose last build that had to do with apps is meant; or null for this build. */
    @CheckForNull
    public String getJob() {
        return job;
    }

    @DataBoundSetter
    public void setJob(@CheckForNull String job) {
        this.job = Util.fixEmptyAndTrim(job);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(job, context);
    }

    private static final class Execution extends SynchronousNonBlockingStepExecution<List<Map<String, Object>>> {
        private static final long serialVersionUID = 1;

        @CheckForNull
        private final String job;

        Execution(@CheckForNull String job, StepContext context) {
            super(context);
            this.job = job;
        }

        @Override
        protected List<Map<String, Object>> run() throws IOException, InterruptedException {
            Run<?, ?> build = getContext().get(Run.class);
            List<Map<String, Object>> maps = new ArrayList<>();
            apps(job == null ? build : last(job(build.getParent()))).forEach(app -> maps.add(app.toMap()));
            return maps;
        }

        /** The job, as far as whoever the build runs as may read it. */
        private Job<?, ?> job(Item from) throws AbortException {
            ItemGroup<? extends Item> group = from.getParent();
            try {
                Job<?, ?> found = Jenkins.get().getItem(job, group, Job.class);
                if (found != null && found.hasPermission(Item.READ)) {
                    return found;
                }
            } catch (AccessDeniedException e) {
                // Said in the same words as that there is none, since nothing else is to be learned from it.
            }
            throw new AbortException(
                    "There is no job '" + job + "' that this build may read. Check the name, or give whoever"
                            + " the build runs as the permission to read that job.");
        }

        @CheckForNull
        private static Run<?, ?> last(Job<?, ?> job) throws InterruptedException {
            Run<?, ?> build = job.getLastBuild();
            while (build != null && apps(build).isEmpty()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                build = build.getPreviousBuild();
            }
            return build;
        }

        private static List<DeployedApp> apps(@CheckForNull Run<?, ?> build) {
            DashAppsAction action = build == null ? null : build.getAction(DashAppsAction.class);
            return action == null ? List.of() : action.getApps();
        }
    }

    /** The form of the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "deDashDeployedApps";
        }

        @Override
        public String getDisplayName() {
            return ResourceBundleHolder.get(DeployedAppsStep.class).format("DisplayName");
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class);
        }
    }
}
