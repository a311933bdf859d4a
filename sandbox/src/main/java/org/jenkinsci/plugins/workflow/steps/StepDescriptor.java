package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Descriptor;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.DescribableModel;

public abstract class StepDescriptor extends Descriptor<Step> {
    public abstract Set<? extends Class<?>> getRequiredContext();

    public abstract String getFunctionName();

    public String argumentsToString(Map<String, Object> namedArgs) {
        return null;
    }

    public boolean isMetaStep() {
        return false;
    }

    public boolean takesImplicitBlockArgument() {
        return false;
    }

    @Deprecated
    public Step newInstance(Map<String, Object> arguments) throws Exception {
        return new DescribableModel<>(clazz).instantiate(arguments, null);
    }
}
