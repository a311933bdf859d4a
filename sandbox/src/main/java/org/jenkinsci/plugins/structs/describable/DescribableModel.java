package org.jenkinsci.plugins.structs.describable;

import groovy.lang.GString;
import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.model.TaskListener;
import java.beans.Introspector;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.reflection.ReflectionCache;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Binds data as Jenkins does, with all the arguments in the exception when one has another type; a map is no object here. */
public final class DescribableModel<T> {
    private static final Map<Class<?>, DescribableModel<?>> MODELS = new ConcurrentHashMap<>();

    private final Class<T> type;
    private final Constructor<T> constructor;
    private final Map<String, DescribableParameter> parameters = new LinkedHashMap<>();

    @SuppressWarnings("unchecked")
    public DescribableModel(Class<T> type) {
        this.type = type;
        constructor = (Constructor<T>) Arrays.stream(type.getConstructors())
                .filter(c -> c.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No @DataBoundConstructor on " + type));
        for (Parameter parameter : constructor.getParameters()) {
            add(parameter.getName(), parameter.getParameterizedType(), null, parameters);
        }
        Map<String, DescribableParameter> rest = new TreeMap<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Method setter : c.getDeclaredMethods()) {
                if (setter.isAnnotationPresent(DataBoundSetter.class)) {
                    String name = Introspector.decapitalize(setter.getName().substring("set".length()));
                    add(name, setter.getGenericParameterTypes()[0], setter, rest);
                }
            }
        }
        parameters.putAll(rest);
    }

    @SuppressWarnings("unchecked")
    public static <T> DescribableModel<T> of(Class<T> type) {
        return (DescribableModel<T>) MODELS.computeIfAbsent(type, each -> new DescribableModel<>(type));
    }

    private static void add(String name, Type type, Method setter, Map<String, DescribableParameter> parameters) {
        parameters.put(name, new DescribableParameter(name, type, setter));
    }

    public Class<T> getType() {
        return type;
    }

    public Collection<DescribableParameter> getParameters() {
        return parameters.values();
    }

    public DescribableParameter getParameter(String name) {
        return parameters.get(name);
    }

    public DescribableParameter getSoleRequiredParameter() {
        List<DescribableParameter> required =
                parameters.values().stream().filter(DescribableParameter::isRequired).toList();
        return required.size() == 1 ? required.get(0) : null;
    }

    public DescribableParameter getFirstRequiredParameter() {
        return parameters.values().stream().filter(DescribableParameter::isRequired).findFirst().orElse(null);
    }

    /** The listener hears of no unknown parameter here: there is an exception, which Jenkins makes of it only when told so. */
    public T instantiate(Map<String, ?> given, TaskListener listener) {
        Map<String, ?> arguments = customized(given);
        Map<String, ?> named = arguments;
        if (arguments.containsKey(UninstantiatedDescribable.ANONYMOUS_KEY)) {
            DescribableParameter sole = getSoleRequiredParameter();
            if (sole == null || arguments.size() != 1) {
                throw new IllegalArgumentException("Arguments to " + type + " have to be explicitly named");
            }
            named = Collections.singletonMap(sole.getName(), arguments.get(UninstantiatedDescribable.ANONYMOUS_KEY));
        }
        TreeSet<String> unknown = new TreeSet<>(named.keySet());
        unknown.removeAll(parameters.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Unknown parameter(s) found for class type '" + type.getName() + "': "
                    + String.join(",", unknown));
        }
        try {
            return bound(named);
        } catch (Exception e) {
            Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
            throw new IllegalArgumentException("Could not instantiate " + named + " for " + type.getName() + ": " + cause, cause);
        }
    }

    private Map<String, ?> customized(Map<String, ?> arguments) {
        for (Descriptor<?> descriptor : ExtensionList.lookup(Descriptor.class)) {
            if (descriptor.clazz == type && descriptor instanceof CustomDescribableModel custom) {
                return custom.customInstantiate(deeplyImmutable(arguments));
            }
        }
        return arguments;
    }

    private static Map<String, Object> deeplyImmutable(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put((String) key, value instanceof Map<?, ?> nested ? deeplyImmutable(nested) : value));
        return copy;
    }

    private T bound(Map<String, ?> arguments) throws Exception {
        List<Object> mandatory = new ArrayList<>();
        for (DescribableParameter parameter : parameters.values()) {
            if (parameter.isRequired()) {
                mandatory.add(coerce(parameter.getRawType(), arguments.get(parameter.getName())));
            }
        }
        T created = constructor.newInstance(mandatory.toArray());
        for (DescribableParameter parameter : parameters.values()) {
            if (!parameter.isRequired() && arguments.containsKey(parameter.getName())) {
                parameter.setter.invoke(created, coerce(parameter.getRawType(), arguments.get(parameter.getName())));
            }
        }
        return created;
    }

    private static Object coerce(Type type, Object given) throws Exception {
        Class<?> erased = DescribableParameter.erasure(type);
        Object value = type instanceof Class ? ReflectionCache.getCachedClass(erased).coerceArgument(given) : given;
        value = value instanceof GString ? value.toString() : value;
        Class<?> wrapped = MethodType.methodType(erased).wrap().returnType();
        if (value instanceof List<?> list && Collection.class.isAssignableFrom(erased)) {
            List<Object> coerced = new ArrayList<>();
            for (Object item : list) {
                coerced.add(coerce(type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : Object.class, item));
            }
            return coerced;
        }
        if (value == null || wrapped.isInstance(value)) {
            return value;
        }
        if (value instanceof UninstantiatedDescribable nested) {
            return nested.instantiate(erased, null);
        }
        if (value instanceof String text && wrapped == Integer.class) {
            return Integer.valueOf(text);
        }
        if (value instanceof String text && wrapped == Boolean.class) {
            return Boolean.valueOf(text);
        }
        throw new ClassCastException("expects " + type + " but received " + value.getClass());
    }
}
