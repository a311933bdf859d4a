package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.sf.json.JSONNull;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * Gives an operation its arguments, whatever their types; what it can't take, the operation remembers and refuses when it runs.
 *
 * <p>An exception would not do: Jenkins prints all the arguments with it, whatever they hold.
 */
final class Binding {
    private final Class<? extends Operation> type;
    private final List<Parameter> parameters;

    @CheckForNull
    private String problem;

    Binding(Class<? extends Operation> type) {
        this.type = type;
        this.parameters = Parameter.of(type);
    }

    /**
     * Makes an operation.
     *
     * @param step what a Jenkinsfile calls it
     * @param arguments by name, or one without a name
     */
    Operation bind(String step, Map<String, ?> arguments) {
        Map<String, ?> given = named(step, arguments);
        refuseUnknown(step, given);
        Operation operation = construct(given);
        for (Parameter parameter : parameters) {
            Object value = parameter.isMandatory() ? null : taken(parameter, given);
            if (value != null) {
                parameter.set(operation, value);
            }
        }
        operation.refuseLater(problem);
        return operation;
    }

    private Map<String, ?> named(String step, Map<String, ?> arguments) {
        if (!arguments.containsKey(UninstantiatedDescribable.ANONYMOUS_KEY)) {
            return arguments;
        }
        List<Parameter> nameless =
                parameters.stream().filter(Parameter::mayLackItsName).toList();
        if (nameless.size() != 1) {
            note(step + " takes parameters by their names only; it has " + names());
            return Map.of();
        }
        return Collections.singletonMap(nameless.get(0).name(), arguments.get(UninstantiatedDescribable.ANONYMOUS_KEY));
    }

    private void refuseUnknown(String step, Map<String, ?> given) {
        Set<String> unknown = new TreeSet<>(given.keySet());
        parameters.forEach(parameter -> unknown.remove(parameter.name()));
        if (!unknown.isEmpty()) {
            note(step + " has no parameter " + String.join(", ", unknown) + "; it has " + names());
        }
    }

    private String names() {
        return parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
    }

    private Operation construct(Map<String, ?> given) {
        Object[] mandatory = parameters.stream()
                .filter(Parameter::isMandatory)
                .map(parameter -> taken(parameter, given))
                .toArray();
        try {
            return (Operation) constructor().newInstance(mandatory);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The constructor of " + type + " failed", e);
        }
    }

    private Constructor<?> constructor() {
        return Arrays.stream(type.getConstructors())
                .filter(each -> each.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " has no @DataBoundConstructor"));
    }

    /** What to give to the constructor or the setter; null when nothing is given, and null is nothing. */
    @CheckForNull
    private Object taken(Parameter parameter, Map<String, ?> given) {
        Object argument = given.get(parameter.name());
        if (argument == null || argument instanceof JSONNull) {
            return null;
        }
        Object taken = parameter.type().taken(argument);
        if (taken == null) {
            note(notTaken(parameter.name(), argument, parameter.type()));
        }
        return taken;
    }

    /** What is wrong with an argument, or the text of a form's field, that is not of the type. */
    static String notTaken(String parameter, Object argument, ParameterType type) {
        return parameter + " is " + described(argument, type) + ", but has to be " + type.wanted();
    }

    /** Never more of an argument than a number or a word that should have been one: it may be a secret. */
    private static String described(Object argument, ParameterType wanted) {
        boolean shown = wanted == ParameterType.NUMBER || wanted == ParameterType.FLAG;
        String text = Texts.of(argument);
        if (text != null) {
            return shown && text.length() <= 20 ? "'" + text + "'" : argument instanceof Number ? "a number" : "a text";
        }
        return argument instanceof Map
                ? "a map"
                : argument instanceof Collection || argument.getClass().isArray()
                        ? "a list"
                        : "of the type " + argument.getClass().getSimpleName();
    }

    private void note(String sentence) {
        problem = problem == null ? sentence : problem;
    }
}
