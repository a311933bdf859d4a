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
    Operation bare() throws Exception {
        Map<String, Object> arguments = new TreeMap<>();
        for (DescribableParameter parameter : model.getParameters()) {
            if (parameter.isRequired()) {
                arguments.put(parameter.getName(), text(parameter));
            }
        }
        return from(arguments);
    }

    Operation filled() throws Exception {
        Map<String, Object> defaults = values(bare());
        Map<String, Object> arguments = new TreeMap<>();
        for (DescribableParameter parameter : model.getParameters()) {
            arguments.put(parameter.getName(), other(parameter, defaults.get(parameter.getName())));
        }
        return from(arguments);
    }

    Operation from(Map<String, ?> arguments) throws Exception {
        return model.instantiate(arguments, null);
    }

    /** The one parameter that may be given without its name. */
    String positional() {
        return model.getSoleRequiredParameter().getName();
    }

    /** All that the operation holds, by parameter. */
    Map<String, Object> values(Operation operation) throws Exception {
        Map<String, Object> values = new TreeMap<>();
        for (DescribableParameter parameter : model.getParameters()) {
            Object value = getter(parameter).invoke(operation);
            // A form can't tell a list that was left out from an empty one.
            values.put(parameter.getName(), value == null && parameter.getErasedType() == List.class ? List.of() : value);
        }
        return values;
    }

    private Method getter(DescribableParameter parameter) throws NoSuchMethodException {
        String prefix = parameter.getErasedType() == boolean.class ? "is" : "get";
        return descriptor.clazz.getMethod(prefix + parameter.getCapitalizedName());
    }

    private Object other(DescribableParameter parameter, Object value) throws Exception {
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
    private String text(DescribableParameter parameter) throws Exception {
        for (Method method : descriptor.getClass().getMethods()) {
            if (method.getName().equals("doFill" + parameter.getCapitalizedName() + "Items")) {
                Object[] nothing = Arrays.stream(method.getParameterTypes()).map(type -> null).toArray();
                ListBoxModel items = (ListBoxModel) method.invoke(descriptor, nothing);
                return items.get(items.size() - 1).value;
            }
        }
        return "some-" + parameter.getName().toLowerCase();
    }
}
