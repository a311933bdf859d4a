package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.Closure;
import groovy.lang.GString;
import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;
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
        TreeSet<String> steps = new TreeSet<>(BasicSteps.PARAMETERS.keySet());
        try {
            execution.current().throwInterruption();
            if (steps.contains(name)) {
                return basicSteps.invoke(name, arguments);
            }
            for (StepDescriptor descriptor : ExtensionList.lookup(StepDescriptor.class)) {
                Set<String> delegates = descriptor.isMetaStep() ? symbols(descriptor) : Set.of();
                if (delegates.contains(name) || descriptor.getFunctionName().equals(name)) {
                    return invokeStep(descriptor, name, arguments);
                }
                steps.addAll(delegates.isEmpty() ? Set.of(descriptor.getFunctionName()) : delegates);
            }
        } catch (Throwable e) {
            throw DSL.<RuntimeException>unchecked(e);
        }
        if (OnlyInJenkins.isDispensable(name)) {
            execution.withoutEffect(name);
            return body(arguments) == null ? null : body(arguments).call();
        }
        OnlyInJenkins.refuse(name);
        if (JobProperties.SYMBOLS.contains(name)) {
            return new JobProperties.Symbol(name, arguments);
        }
        throw new Misuse("There is no step '" + name + "' in the sandbox." + Misuse.guess(name, steps) + " It knows "
                + String.join(", ", steps) + "; steps of further plugins need a real Jenkins.");
    }

    /** Whether a step has a body that an option of a Declarative Pipeline may put around it. */
    static boolean surrounds(String name) {
        return List.of("catchError", "retry", "timeout", "warnError", "withEnv").contains(name)
                || ExtensionList.lookup(StepDescriptor.class).stream()
                        .anyMatch(step -> step.takesImplicitBlockArgument() && step.getFunctionName().equals(name));
    }

    /** Whether there is such a step. */
    static boolean has(String name) {
        return BasicSteps.PARAMETERS.containsKey(name)
                || ExtensionList.lookup(StepDescriptor.class).stream()
                        .anyMatch(step -> step.getFunctionName().equals(name) || step.isMetaStep() && symbols(step).contains(name));
    }

    /** What a metastep can stand for. */
    private static Set<String> symbols(StepDescriptor step) {
        Class<?> type = DescribableModel.of(step.clazz).getFirstRequiredParameter().getErasedType();
        Set<String> symbols = new TreeSet<>();
        for (Descriptor<?> descriptor : ExtensionList.lookup(Descriptor.class)) {
            Symbol symbol = descriptor.getClass().getAnnotation(Symbol.class);
            if (symbol != null && type.isAssignableFrom(descriptor.clazz)) {
                symbols.addAll(List.of(symbol.value()));
            }
        }
        return symbols;
    }

    @SuppressWarnings("unchecked")
    static <E extends Throwable> E unchecked(Throwable e) throws E {
        throw (E) e;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> named(String step, Object[] arguments, String soleName) {
        if (arguments.length == 1 && arguments[0] instanceof Map) {
            return (Map<String, Object>) withoutGStrings(arguments[0]);
        }
        if (arguments.length > 1 || arguments.length == 1 && soleName == null) {
            throw new Misuse(byName(step, soleName));
        }
        return arguments.length == 0 ? Map.of() : Collections.singletonMap(soleName, withoutGStrings(arguments[0]));
    }

    private static String byName(String step, String soleName) {
        return step + " takes its parameters by name, as in " + step + "(name: 'value', other: 'value')"
                + (soleName == null ? "." : "; only " + soleName + " may be given alone and without its name.");
    }

    /** Of the describable that a metastep runs; null when none may be given alone. */
    private static String soleParameter(String name, Class<?> type) {
        return ExtensionList.lookup(Descriptor.class).stream()
                .filter(descriptor -> type.isAssignableFrom(descriptor.clazz) && isCalled(descriptor, name))
                .map(descriptor -> DescribableModel.of(descriptor.clazz).getSoleRequiredParameter())
                .filter(Objects::nonNull)
                .map(DescribableParameter::getName)
                .findFirst()
                .orElse(null);
    }

    /** What is wrong with what the describable is given that a metastep runs. */
    private static String misused(String name, Class<?> type, Map<String, Object> given) {
        if (given.containsKey(UninstantiatedDescribable.ANONYMOUS_KEY)) {
            return byName(name, soleParameter(name, type));
        }
        Set<String> known = ExtensionList.lookup(Descriptor.class).stream()
                .filter(descriptor -> type.isAssignableFrom(descriptor.clazz) && isCalled(descriptor, name))
                .map(descriptor -> (DescribableModel<?>) DescribableModel.of(descriptor.clazz))
                .flatMap(model -> model.getParameters().stream())
                .map(DescribableParameter::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(known);
        return (unknown.isEmpty()
                        ? name + " is given a value of a type that it does not take"
                        : name + " has no parameter " + String.join(", ", unknown))
                + "; it has " + String.join(", ", known) + ".";
    }

    private static boolean isCalled(Descriptor<?> descriptor, String name) {
        Symbol symbol = descriptor.getClass().getAnnotation(Symbol.class);
        return symbol != null && List.of(symbol.value()).contains(name);
    }

    private static Object withoutGStrings(Object value) {
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
        return value instanceof GString ? value.toString() : value;
    }

    private Object invokeStep(StepDescriptor descriptor, String name, Object[] arguments) throws Throwable {
        CpsThread thread = execution.current();
        Closure<?> body = descriptor.takesImplicitBlockArgument() ? body(arguments) : null;
        CpsStepContext context = new CpsStepContext(execution, thread, body);
        execution.log("[Pipeline] " + name);
        for (Class<?> type : descriptor.getRequiredContext()) {
            if (context.get(type) == null) {
                throw new IllegalStateException("Required context " + type + " is missing");
            }
        }
        StepExecution step =
                step(descriptor, name, body == null ? arguments : Arrays.copyOf(arguments, arguments.length - 1)).start(context);
        thread.enter(step);
        try {
            if (!step.start()) {
                save(step);
            }
            Object result = context.await();
            execution.save(usableInSandbox(result));
            return result;
        } finally {
            thread.enter(null);
            thread.throwInterruption();
        }
    }

    private static Step step(StepDescriptor descriptor, String name, Object[] arguments) throws Exception {
        DescribableParameter delegate = DescribableModel.of(descriptor.clazz).getFirstRequiredParameter();
        if (descriptor.getFunctionName().equals(name)) {
            return descriptor.newInstance(named(name, arguments, delegate == null ? null : delegate.getName()));
        }
        if (arguments.length > 1) {
            throw new Misuse(byName(name, soleParameter(name, delegate.getErasedType())));
        }
        Map<String, Object> named = named(name, arguments, UninstantiatedDescribable.ANONYMOUS_KEY);
        try {
            return descriptor.newInstance(Map.of(delegate.getName(), new UninstantiatedDescribable(name, null, named)));
        } catch (IllegalArgumentException e) {
            throw new Misuse(misused(name, delegate.getErasedType(), named));
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
            map.keySet().forEach(DSL::usableInSandbox);
            map.values().forEach(DSL::usableInSandbox);
        } else if (value instanceof Collection<?> collection) {
            collection.forEach(DSL::usableInSandbox);
        } else if (!(value == null || value instanceof String || value instanceof Number || value instanceof Boolean)) {
            throw new SecurityException(
                    "Scripts not permitted to use " + value.getClass().getName() + ", which a step returned");
        }
        return value;
    }

    static Closure<?> body(Object[] arguments) {
        return arguments.length > 0 && arguments[arguments.length - 1] instanceof Closure<?> body ? body : null;
    }
}
