package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jvnet.localizer.ResourceBundleHolder;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs an {@link Operation} in a Pipeline, where it is called by the operation's own symbol. */
public final class OperationStep extends Step {
    private final Operation delegate;

    @DataBoundConstructor
    public OperationStep(Operation delegate) {
        this.delegate = delegate;
    }

    public Operation getDelegate() {
        return delegate;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new OperationExecution(context, delegate);
    }

    /** Tells Pipeline that the step stands for whatever operation it is given. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        private static final String DELEGATE = "delegate";

        @Override
        public String getFunctionName() {
            return "deDash";
        }

        @Override
        public String getDisplayName() {
            return ResourceBundleHolder.get(OperationStep.class).format("DisplayName");
        }

        /** The forms to choose from, by their names; Jenkins itself would list those of all builders, or none. */
        public List<OperationDescriptor> getOperations() {
            return ExtensionList.lookup(OperationDescriptor.class).stream()
                    .sorted(Comparator.comparing(OperationDescriptor::getDisplayName))
                    .toList();
        }

        /** What the step is about, for those who look at the Pipeline's steps. */
        @Override
        @CheckForNull
        public String argumentsToString(Map<String, Object> namedArgs) {
            return namedArgs.get(DELEGATE) instanceof UninstantiatedDescribable given
                    ? operation(given)
                            .map(operation -> operation.aboutOn(given.getArguments()))
                            .orElse(null)
                    : null;
        }

        @Override
        public boolean isMetaStep() {
            return true;
        }

        /**
         * Takes arguments of any type, of which Jenkins' own data binding would refuse some with an exception. It has a newer
         * hook for that, CustomDescribableModel, which fails where a name in a map is a number.
         */
        @Override
        @SuppressWarnings("deprecation")
        public Step newInstance(Map<String, Object> arguments) throws Exception {
            if (arguments.get(DELEGATE) instanceof UninstantiatedDescribable given
                    && operation(given).isPresent()) {
                return new OperationStep(operation(given).get().bind(given.getArguments()));
            }
            return super.newInstance(arguments);
        }

        private Optional<OperationDescriptor> operation(UninstantiatedDescribable given) {
            return ExtensionList.lookup(OperationDescriptor.class).stream()
                    .filter(each -> each.hasSymbol(given.getSymbol()))
                    .findFirst();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
