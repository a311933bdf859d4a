package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.kohsuke.stapler.DataBoundConstructor;

/** A parameter of an operation, declared by a getter and by a data-bound setter, whose type says what it takes. */
final class Parameter {
    private static final String LINES = "Lines";

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

    /** The name of the list beside a map, which drops the map's plural: {@code varLines} beside {@code vars}. */
    static String linesBeside(String map) {
        int plural = map.endsWith("ses") ? 2 : map.endsWith("s") ? 1 : 0;
        return map.substring(0, map.length() - plural) + LINES;
    }

    /** Whether it is the list beside a map. */
    static boolean isLines(String parameter) {
        return parameter.endsWith(LINES);
    }

    String name() {
        return model.getName();
    }

    ParameterType type() {
        return type;
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
        if (value instanceof List<?> list && isLines(name())) {
            return NameValueLines.problemWith(name(), list);
        }
        if (value instanceof Map<?, ?> map && isGivenTwice(map, operation)) {
            return name() + " and " + linesBeside(name()) + " are both given: give one of them";
        }
        return value == null ? null : type.problemWith(name(), value);
    }

    /** Whether there are lines beside a map, and they are not what the map was made of. */
    private boolean isGivenTwice(Map<?, ?> map, Operation operation) {
        return of(owner).stream()
                .filter(each -> each.name().equals(linesBeside(name())))
                .map(each -> (List<?>) each.get(operation))
                .anyMatch(lines -> lines != null && !lines.isEmpty() && !isMadeOf(lines, map));
    }

    private boolean isMadeOf(List<?> lines, Map<?, ?> map) {
        return type == ParameterType.JSON
                ? JsonText.parse(JsonText.textOrLines(null, lines)).equals(map)
                : Objects.equals(Texts.trimmedMap(NameValueLines.map(lines)), Texts.trimmedMap(map));
    }

    private Method getter() throws NoSuchMethodException {
        try {
            return owner.getMethod("get" + model.getCapitalizedName());
        } catch (NoSuchMethodException e) {
            return owner.getMethod("is" + model.getCapitalizedName());
        }
    }
}
