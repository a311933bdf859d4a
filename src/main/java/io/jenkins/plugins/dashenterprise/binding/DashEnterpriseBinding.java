package io.jenkins.plugins.dashenterprise.binding;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.AbortException;
import hudson.Extension;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildWrapperDescriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.dashenterprise.configuration.ServerChoice;
import io.jenkins.plugins.dashenterprise.configuration.ServerItems;
import io.jenkins.plugins.dashenterprise.operations.Defaults;
import io.jenkins.plugins.dashenterprise.operations.FieldChecks;
import io.jenkins.plugins.dashenterprise.operations.RunCredentials;
import io.jenkins.plugins.dashenterprise.operations.ServerForm;
import io.jenkins.plugins.dashenterprise.text.BuildLog;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.jvnet.localizer.ResourceBundleHolder;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Binds a server: the commands inside find it in their variables, and the steps inside take it for theirs. A block of a
 * Pipeline, and a build environment of a freestyle job.
 */
public final class DashEnterpriseBinding extends ServerBinding {
    @DataBoundConstructor
    public DashEnterpriseBinding() {}

    @Override
    ServerVariables variables(Defaults chosen, Run<?, ?> build, TaskListener listener) throws AbortException {
        ServerChoice choice = ServerChoice.of(chosen.server(), chosen.credentialsId(), build.getParent());
        BuildLog log = new BuildLog(listener, new Secrets());
        StandardUsernamePasswordCredentials account = new RunCredentials(build).chosen(choice, log::line);
        return new ServerVariables(choice.server().address(), account);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Environment setUp(AbstractBuild build, Launcher launcher, BuildListener listener) throws IOException {
        return new Bound(variables(defaults(), build, listener));
    }

    /** Is called before it is known whether the build can be set up. */
    @Override
    @SuppressWarnings("rawtypes")
    public OutputStream decorateLogger(AbstractBuild build, OutputStream logger) {
        try {
            return variables(defaults(), build, TaskListener.NULL).maskedLog().over(logger);
        } catch (AbortException e) {
            // Setting up fails for the same reason, and binds nothing.
            return logger;
        }
    }

    @Override
    public void makeSensitiveBuildVariables(
            @SuppressWarnings("rawtypes") AbstractBuild build, Set<String> sensitiveVariables) {
        sensitiveVariables.add(ServerVariables.PASSWORD);
    }

    /** What a freestyle build has while it is bound. */
    private final class Bound extends Environment implements Defaults.Bearer {
        private final ServerVariables variables;

        Bound(ServerVariables variables) {
            this.variables = variables;
        }

        @Override
        public void buildEnvVars(Map<String, String> environment) {
            variables.addTo(environment);
        }

        @Override
        public Defaults defaults() {
            return DashEnterpriseBinding.this.defaults();
        }
    }

    /** The form of the binding. */
    @Extension
    @Symbol("withDashEnterprise")
    public static final class DescriptorImpl extends BuildWrapperDescriptor implements ServerForm {
        @Override
        public String getDisplayName() {
            return ResourceBundleHolder.get(DashEnterpriseBinding.class).format("DisplayName");
        }

        @Override
        public boolean isApplicable(AbstractProject<?, ?> item) {
            return true;
        }

        @POST
        public FormValidation doCheckApp(@AncestorInPath Item item, @QueryParameter String value) {
            return ServerItems.mayConfigure(item)
                    ? FormValidation.error(FieldChecks.appName(false).apply(value.trim()))
                    : FormValidation.ok();
        }
    }
}
