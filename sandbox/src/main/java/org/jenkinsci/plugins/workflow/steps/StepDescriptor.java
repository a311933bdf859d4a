package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;

public abstract class StepDescriptor extends Descriptor<Step> {
    public abstract Set<? extends Class<?>> getRequiredContext();

    public abstract String getFunctionName();

    public boolean takesImplicitBlockArgument() {
        return false;
    }

    public boolean isAdvanced() {
        return false;
    }

    public boolean isMetaStep() {
        return false;
    }

    public final Class<?> getMetaStepArgumentType() {
        if (!isMetaStep()) {
            return null;
        }
        DescribableParameter first = DescribableModel.of(clazz).getFirstRequiredParameter();
        return first == null ? Void.TYPE : first.getErasedType();
    }

    public String argumentsToString(Map<String, Object> namedArgs) {
        Object sole = namedArgs.size() == 1 ? namedArgs.values().iterator().next() : null;
        boolean readable = sole instanceof CharSequence || sole instanceof Number || sole instanceof Boolean;
        return readable ? sole.toString() : null;
    }

    public final void checkContextAvailability(StepContext context)
            throws MissingContextVariableException, IOException, InterruptedException {
        for (Class<?> type : getRequiredContext()) {
            if (context.get(type) == null) {
                throw new MissingContextVariableException(type);
            }
        }
    }

    public static ExtensionList<StepDescriptor> all() {
        return ExtensionList.lookup(StepDescriptor.class);
    }

    public static StepDescriptor byFunctionName(String name) {
        return all().stream().filter(d -> d.getFunctionName().equals(name)).findFirst().orElse(null);
    }

    public static List<StepDescriptor> metaStepsOf(String symbol) {
        return all().stream()
                .filter(StepDescriptor::isMetaStep)
                .filter(d -> SymbolLookup.get().findDescriptor(d.getMetaStepArgumentType(), symbol) != null)
                .toList();
    }
}
