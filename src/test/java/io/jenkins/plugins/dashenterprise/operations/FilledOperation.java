package io.jenkins.plugins.dashenterprise.operations;

import hudson.util.ListBoxModel;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;

/** An operation, whichever it is, with something other than the default in each of its parameters. */
final class FilledOperation {
    private final OperationDescriptor descriptor;
    private final DescribableModel<? extends Operation> model;

    FilledOperation(OperationDescriptor descriptor) {
        this.descriptor = descriptor;
        this.model = DescribableModel.of(descriptor.clazz.asSubclass(Operation.class));
    }

    /** With the mandatory parameters only. */
    Operation bare() {
        Map<String, Object> arguments = new TreeMap<>();
        for (DescribableParameter parameter : model.getParameters()) {
            if (parameter.isRequired()) {
                arguments.put(parameter.getName(), text(parameter));
            }
        }
        return from(arguments);
    }

    Operation filled() {
        Map<String, Object> defaults = values(bare());
        Map<String, Object> arguments = new TreeMap<>();
        for (DescribableParameter parameter : model.getParameters()) {
            // The lists beside maps would only say the same again.
            if (!LinesBeside.is(parameter.getName())) {
                arguments.put(parameter.getName(), other(parameter, defaults.get(parameter.getName())));
            }
        }
        return from(arguments);
    }

    /** What code that knows no maps gives for all of its parameters. */
    Map<String, Object> code() {
        Map<String, Object> filled = values(filled());
        Map<String, Object> code = new TreeMap<>();
        for (DescribableParameter parameter : model.getParameters()) {
            if (LinesBeside.is(parameter.getName())) {
                code.put(parameter.getName(), List.of("name=1", "email=2"));
            } else if (parameter.getErasedType() != Map.class) {
                code.put(parameter.getName(), filled.get(parameter.getName()));
            }
        }
        return code;
    }

    /** With nothing in whatever may be left out, where that is another thing. */
    Operation emptied() {
        Operation operation = bare();
        for (Parameter parameter : Parameter.of(operation.getClass())) {
            if (!parameter.isMandatory()
                    && parameter.type() == ParameterType.LIST
                    && !LinesBeside.is(parameter.name())) {
                parameter.set(operation, List.of());
            }
            if (!parameter.isMandatory() && parameter.type() == ParameterType.TEXT) {
                parameter.set(operation, "");
            }
        }
        return operation;
    }

    Operation from(Map<String, ?> arguments) {
        return new Binding(model.getType()).bind(descriptor.symbol(), arguments);
    }

    /** The one parameter that may be given without its name. */
    String positional() {
        return model.getSoleRequiredParameter().getName();
    }

    /** All that the operation holds, by parameter. */
    Map<String, Object> values(Operation operation) {
        Map<String, Object> values = new TreeMap<>();
        Parameter.of(operation.getClass()).forEach(parameter -> values.put(parameter.name(), parameter.get(operation)));
        return values;
    }

    private Object other(DescribableParameter parameter, Object value) {
        Class<?> type = parameter.getErasedType();
        if (type == boolean.class || type == Boolean.class) {
            return !Boolean.TRUE.equals(value);
        }
        if (type == int.class || type == Integer.class) {
            return value == null ? 7 : (Integer) value + 7;
        }
        if (type == Map.class) {
            return Map.of("name", "1", "email", "2");
        }
        return type == List.class ? List.of("ONE", "TWO") : text(parameter);
    }

    /** The last of the choices that the form offers, if it offers any. */
    private String text(DescribableParameter parameter) {
        ListBoxModel words = descriptor.options(null, parameter.getName());
        if (!words.isEmpty()) {
            return words.get(words.size() - 1).value;
        }
        for (Method method : descriptor.getClass().getMethods()) {
            if (method.getName().equals("doFill" + parameter.getCapitalizedName() + "Items")) {
                Object[] nothing = Arrays.stream(method.getParameterTypes())
                        .map(type -> null)
                        .toArray();
                try {
                    ListBoxModel items = (ListBoxModel) method.invoke(descriptor, nothing);
                    return items.get(items.size() - 1).value;
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return "some-" + parameter.getName().toLowerCase();
    }
}
