package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.util.ListBoxModel;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.kohsuke.stapler.DataBoundConstructor;

/** A parameter of an operation, declared by a getter and by a data-bound setter, whose type says what it takes. */
final class Parameter {
    private final Class<? extends Operation> owner;
    private final DescribableParameter model;
    private final ParameterType type;

    private Parameter(Class<? extends Operation> owner, DescribableParameter model) {
        this.owner = owner;
        this.model = model;
        this.type = ParameterType.of(model.getRawType());
    }

    /** All parameters, those of the constructor first and in its order; none of an operation that is not bound to data. */
    static List<Parameter> of(Class<? extends Operation> owner) {
        List<Parameter> parameters = new ArrayList<>();
        if (Stream.of(owner.getConstructors())
                .noneMatch(each -> each.isAnnotationPresent(DataBoundConstructor.class))) {
            return parameters;
        }
        DescribableModel.of(owner).getParameters().forEach(each -> parameters.add(new Parameter(owner, each)));
        return parameters;
    }

    /** What is wrong with the values that an operation was given, as far as their types go, or null. */
    @CheckForNull
    static String problemOf(Operation operation) {
        return of(operation.getClass()).stream()
                .map(parameter -> parameter.problem(operation))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    String name() {
        return model.getName();
    }

    ParameterType type() {
        return type;
    }

    /** What a form offers: the words that it takes, or yes and no; and what it has, be it none of them. */
    ListBoxModel options(String current) {
        ListBoxModel options = new ListBoxModel();
        if (type == ParameterType.FLAG) {
            options.add(OperationDescriptor.TEXTS.format("Yes"), "true");
            options.add(OperationDescriptor.TEXTS.format("No"), "false");
        }
        words().forEach(options::add);
        if (options.stream().noneMatch(each -> each.value.equals(current)) && !current.isEmpty()) {
            options.add(current);
        }
        return options;
    }

    /** The words of which it takes one; none when it takes others too. */
    private List<String> words() {
        OneOf words = getter().getAnnotation(OneOf.class);
        return words == null ? List.of() : List.of(words.value());
    }

    boolean isMandatory() {
        return model.isRequired();
    }

    /** Whether a Jenkinsfile may give its value alone, when it is the only one of that kind. */
    boolean mayLackItsName() {
        return isMandatory() || name().equals("app");
    }

    void set(Operation operation, Object value) {
        try {
            owner.getMethod("set" + model.getCapitalizedName(), model.getErasedType())
                    .invoke(operation, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The setter of " + name() + " failed", e);
        }
    }

    @CheckForNull
    Object get(Operation operation) {
        try {
            return getter().invoke(operation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The getter of " + name() + " failed", e);
        }
    }

    @CheckForNull
    private String problem(Operation operation) {
        Object value = get(operation);
        if (value instanceof List<?> list && LinesBeside.is(name())) {
            return NameValueLines.problemWith(name(), list);
        }
        if (value instanceof Map<?, ?> map && LinesBeside.contradict(this, map, operation)) {
            return name() + " and " + LinesBeside.name(name()) + " are both given: give one of them";
        }
        if (value instanceof String word && !word.isBlank() && !words().isEmpty() && !words().contains(word)) {
            return name() + " is '" + word + "', but has to be one of '" + String.join("', '", words()) + "'";
        }
        if (value instanceof Integer number) {
            return ((OperationDescriptor) operation.getDescriptor()).checks().problemWith(name(), number);
        }
        return value == null ? null : type.problemWith(name(), value);
    }

    private Method getter() {
        return Stream.of(owner.getMethods())
                .filter(each -> each.getParameterCount() == 0
                        && Set.of("get" + model.getCapitalizedName(), "is" + model.getCapitalizedName())
                                .contains(each.getName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name() + " has no getter"));
    }
}
