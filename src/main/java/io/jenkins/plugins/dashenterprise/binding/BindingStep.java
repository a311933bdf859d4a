package io.jenkins.plugins.dashenterprise.binding;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.operations.Defaults;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jvnet.localizer.ResourceBundleHolder;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * Runs a block with a {@link DashEnterpriseBinding}, where it is called by the symbol of that. Pipeline's own step for build
 * wrappers would save the password as it is.
 */
public final class BindingStep extends Step {
    private final ServerBinding delegate;

    @DataBoundConstructor
    public BindingStep(ServerBinding delegate) {
        this.delegate = delegate;
    }

    public ServerBinding getDelegate() {
        return delegate;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(delegate, context);
    }

    private static final class Execution extends GeneralNonBlockingStepExecution {
        private static final long serialVersionUID = 1;

        // The block goes on with what is in its context.
        private final transient ServerBinding binding;

        Execution(ServerBinding binding, StepContext context) {
            super(context);
            this.binding = binding;
        }

        @Override
        public boolean start() {
            run(this::begin);
            return false;
        }

        private void begin() throws Exception {
            StepContext context = getContext();
            Defaults defaults = binding.defaults().within(context.get(Defaults.class));
            ServerVariables variables =
                    binding.variables(defaults, context.get(Run.class), context.get(TaskListener.class));
            context.newBodyInvoker()
                    .withContext(EnvironmentExpander.merge(context.get(EnvironmentExpander.class), variables))
                    .withContext(variables.maskedLog().around(context))
                    .withContext(defaults)
                    .withCallback(BodyExecutionCallback.wrap(context))
                    .start();
        }
    }

    /** Tells Pipeline that the step stands for a binding. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "deDashBinding";
        }

        @Override
        public String getDisplayName() {
            return ResourceBundleHolder.get(BindingStep.class).format("DisplayName");
        }

        /** The form to show; Jenkins itself would list those of all build wrappers, or none. */
        public List<DashEnterpriseBinding.DescriptorImpl> getBindings() {
            return List.of(ExtensionList.lookupSingleton(DashEnterpriseBinding.DescriptorImpl.class));
        }

        @Override
        public boolean isMetaStep() {
            return true;
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
