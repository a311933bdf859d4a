package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.Closure;
import groovy.lang.GString;
import hudson.model.Describable;
import hudson.model.Descriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jenkinsci.plugins.scriptsecurity.sandbox.RejectedAccessException;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Finds the step, or the describable that a metastep runs, for a call in a Jenkinsfile. */
final class DSL {
    private final CpsFlowExecution execution;
    private final BasicSteps basicSteps;

    DSL(CpsFlowExecution execution, CpsScript script) {
        this.execution = execution;
        basicSteps = new BasicSteps(execution, script);
    }

    Object invokeMethod(String name, Object given) {
        Object[] arguments = given instanceof Object[] array ? array : new Object[] {given};
        try {
            execution.current().throwInterruption();
            if (BasicSteps.PARAMETERS.containsKey(name)) {
                return basicSteps.invoke(name, arguments);
            }
            StepDescriptor step = StepDescriptor.byFunctionName(name);
            if (step != null) {
                return invokeStep(step, name, named(arguments, soleParameter(step.clazz)));
            }
            if (SymbolLookup.get().findDescriptor(Describable.class, name) != null) {
                return invokeDescribable(name, named(arguments, UninstantiatedDescribable.ANONYMOUS_KEY));
            }
        } catch (Throwable e) {
            throw DSL.<RuntimeException>unchecked(e);
        }
        TreeSet<String> steps = new TreeSet<>(BasicSteps.PARAMETERS.keySet());
        StepDescriptor.all().forEach(d -> steps.add(d.getFunctionName()));
        throw new NoSuchMethodError("No such DSL method '" + name + "' found among steps " + steps);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable e) throws E {
        throw (E) e;
    }

    private static String soleParameter(Class<?> type) {
        DescribableParameter sole = DescribableModel.of(type).getSoleRequiredParameter();
        return sole == null ? null : sole.getName();
    }

    static Map<String, Object> named(Object[] arguments, String soleName) {
        Map<String, Object> named = new LinkedHashMap<>();
        if (arguments.length == 1 && arguments[0] instanceof Map<?, ?> map) {
            map.forEach((key, value) -> named.put(key.toString(), withoutGStrings(value)));
        } else if (arguments.length == 1 && soleName != null) {
            named.put(soleName, withoutGStrings(arguments[0]));
        } else if (arguments.length > 0) {
            throw new IllegalArgumentException("Expected named arguments but got " + List.of(arguments));
        }
        return named;
    }

    private static Object withoutGStrings(Object value) {
        if (value instanceof GString) {
            return value.toString();
        }
        if (value instanceof List<?> list) {
            List<Object> flat = new ArrayList<>();
            list.forEach(e -> flat.add(withoutGStrings(e)));
            return flat;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> flat = new LinkedHashMap<>();
            map.forEach((k, v) -> flat.put(withoutGStrings(k), withoutGStrings(v)));
            return flat;
        }
        return value;
    }

    private Object invokeDescribable(String symbol, Map<String, Object> arguments) throws Throwable {
        List<StepDescriptor> metaSteps = StepDescriptor.metaStepsOf(symbol);
        if (metaSteps.size() != 1) {
            return new UninstantiatedDescribable(symbol, null, arguments);
        }
        StepDescriptor metaStep = metaSteps.get(0);
        DescribableModel<?> outer = DescribableModel.of(metaStep.clazz);
        Descriptor<?> inner = SymbolLookup.get().findDescriptor(metaStep.getMetaStepArgumentType(), symbol);
        Map<String, Object> outerArguments = new LinkedHashMap<>();
        Map<String, Object> innerArguments = new LinkedHashMap<>();
        arguments.forEach((key, value) -> {
            DescribableParameter mine = outer.getParameter(key);
            DescribableParameter theirs = DescribableModel.of(inner.clazz).getParameter(key);
            boolean forOuter = mine != null && (mine.isRequired() || theirs == null || !theirs.isRequired());
            (forOuter ? outerArguments : innerArguments).put(key, value);
        });
        UninstantiatedDescribable delegate = new UninstantiatedDescribable(symbol, null, innerArguments);
        outerArguments.put(outer.getFirstRequiredParameter().getName(), delegate);
        return invokeStep(metaStep, symbol, outerArguments);
    }

    private Object invokeStep(StepDescriptor descriptor, String name, Map<String, Object> arguments) throws Throwable {
        CpsThread thread = execution.current();
        CpsStepContext context = new CpsStepContext(execution, thread);
        execution.log("[Pipeline] " + name);
        descriptor.checkContextAvailability(context);
        StepExecution step = DescribableModel.of(descriptor.clazz)
                .instantiate(arguments, execution.listener)
                .start(context);
        thread.enter(step);
        try {
            if (step.start()) {
                if (!context.isCompleted()) {
                    throw new AssertionError("Step " + name + " claimed to have ended synchronously, but didn't"
                            + " set the result via StepContext.onSuccess/onFailure");
                }
            } else {
                save(step);
            }
            Object result = context.await();
            execution.save(usableInSandbox(result));
            return result;
        } finally {
            thread.leave();
            thread.throwInterruption();
        }
    }

    private void save(StepExecution step) throws Exception {
        try {
            execution.save(step);
        } catch (Exception e) {
            step.stop(e);
            throw e;
        }
    }

    /** What else a script is given, the Groovy sandbox lets it do nothing with. */
    private static Object usableInSandbox(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((k, v) -> List.of(usableInSandbox(k), v == null ? "" : usableInSandbox(v)));
        } else if (value instanceof Collection<?> collection) {
            collection.forEach(DSL::usableInSandbox);
        } else if (!(value == null || value instanceof String || value instanceof Number || value instanceof Boolean)) {
            throw new RejectedAccessException(
                    "Scripts not permitted to use " + value.getClass().getName() + ", which a step returned");
        }
        return value;
    }

    static Closure<?> body(Object[] arguments) {
        return arguments.length > 0 && arguments[arguments.length - 1] instanceof Closure<?> body ? body : null;
    }
}
