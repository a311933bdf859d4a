package org.jenkinsci.plugins.structs.describable;

import groovy.lang.GString;
import hudson.model.TaskListener;
import hudson.util.Secret;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.codehaus.groovy.reflection.ReflectionCache;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

public final class DescribableModel<T> {
    private final Class<T> type;
    private final Constructor<T> constructor;
    private final Map<String, DescribableParameter> parameters = new LinkedHashMap<>();

    public static <T> DescribableModel<T> of(Class<T> type) {
        return new DescribableModel<>(type);
    }

    public DescribableModel(Class<T> type) {
        this.type = type;
        constructor = dataBoundConstructor(type);
        for (Parameter parameter : constructor.getParameters()) {
            if (!parameter.isNamePresent()) {
                throw new IllegalStateException("The sandbox needs " + type + " compiled with -parameters");
            }
            add(parameters, parameter.getName(), parameter.getParameterizedType(), null);
        }
        Map<String, DescribableParameter> rest = new TreeMap<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Method setter : c.getDeclaredMethods()) {
                if (setter.isAnnotationPresent(DataBoundSetter.class)) {
                    if (!setter.getName().startsWith("set") || setter.getParameterCount() != 1) {
                        throw new IllegalStateException(setter + " cannot be a @DataBoundSetter");
                    }
                    String name = Introspector.decapitalize(setter.getName().substring(3));
                    add(rest, name, setter.getGenericParameterTypes()[0], setter);
                }
            }
        }
        parameters.putAll(rest);
    }

    @SuppressWarnings("unchecked")
    private static <T> Constructor<T> dataBoundConstructor(Class<T> type) {
        return (Constructor<T>) Arrays.stream(type.getConstructors())
                .filter(c -> c.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There's no @DataBoundConstructor on any constructor of " + type));
    }

    private static void add(Map<String, DescribableParameter> all, String name, Type type, Method setter) {
        all.put(name, new DescribableParameter(name, type, setter));
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

    public DescribableParameter getFirstRequiredParameter() {
        return parameters.values().stream()
                .filter(DescribableParameter::isRequired)
                .findFirst()
                .orElse(null);
    }

    public DescribableParameter getSoleRequiredParameter() {
        long required = parameters.values().stream().filter(DescribableParameter::isRequired).count();
        return required == 1 ? getFirstRequiredParameter() : null;
    }

    public T instantiate(Map<String, ?> given, TaskListener listener) {
        Map<String, ?> arguments = named(given);
        TreeSet<String> unknown = new TreeSet<>(arguments.keySet());
        unknown.removeAll(parameters.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("WARNING: Unknown parameter(s) found for class type '" + type.getName()
                    + "': " + String.join(",", unknown));
        }
        try {
            T created = constructor.newInstance(constructorArguments(arguments, listener));
            for (DescribableParameter parameter : parameters.values()) {
                if (parameter.setter != null && arguments.containsKey(parameter.getName())) {
                    parameter.setter.invoke(created, coerce(parameter, arguments, listener));
                }
            }
            return created;
        } catch (Exception e) {
            if (arguments.values().stream().anyMatch(Secret.class::isInstance)) {
                throw new IllegalArgumentException("Could not instantiate arguments for " + type.getName()
                        + ". Secrets are involved, so details are available on more verbose logging levels.");
            }
            Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
            throw new IllegalArgumentException(
                    "Could not instantiate " + arguments + " for " + type.getName() + ": " + cause, cause);
        }
    }

    private Map<String, ?> named(Map<String, ?> arguments) {
        if (!arguments.containsKey(UninstantiatedDescribable.ANONYMOUS_KEY)) {
            return arguments;
        }
        DescribableParameter sole = getSoleRequiredParameter();
        if (sole == null) {
            throw new IllegalArgumentException("Arguments to " + type + " have to be explicitly named");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        named.put(sole.getName(), arguments.get(UninstantiatedDescribable.ANONYMOUS_KEY));
        return named;
    }

    private Object[] constructorArguments(Map<String, ?> arguments, TaskListener listener) {
        return parameters.values().stream()
                .filter(DescribableParameter::isRequired)
                .map(p -> coerce(p, arguments, listener))
                .toArray();
    }

    private Object coerce(DescribableParameter parameter, Map<String, ?> arguments, TaskListener listener) {
        Object value = arguments.get(parameter.getName());
        Class<?> erased = parameter.getErasedType();
        if (value == null && parameter.isRequired() && erased.isPrimitive()) {
            return java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(erased, 1), 0);
        }
        return coerce(type.getName() + "." + parameter.getName(), parameter.getRawType(), value, listener);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object coerce(String context, Type type, Object given, TaskListener listener) {
        Class<?> erased = DescribableParameter.erasure(type);
        Class<?> boxed = MethodType.methodType(erased).wrap().returnType();
        Object value = type instanceof Class ? ReflectionCache.getCachedClass(erased).coerceArgument(given) : given;
        if (value instanceof GString) {
            value = value.toString();
        }
        if (value instanceof List<?> list && Collection.class.isAssignableFrom(erased)) {
            Type element = type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : Object.class;
            List<Object> coerced = new ArrayList<>();
            list.forEach(e -> coerced.add(coerce(context, element, e, listener)));
            return coerced;
        }
        if (value == null || boxed.isInstance(value)) {
            return value;
        }
        if (value instanceof UninstantiatedDescribable describable) {
            return describable.instantiate(erased, listener);
        }
        if (value instanceof Map) {
            return of(erased).instantiate((Map<String, ?>) value, listener);
        }
        if (value instanceof String text) {
            if (erased.isEnum()) {
                return Enum.valueOf((Class<? extends Enum>) erased, text);
            }
            if (boxed == Boolean.class) {
                return Boolean.valueOf(text);
            }
            if (Number.class.isAssignableFrom(boxed)) {
                return number(context, boxed, text);
            }
        }
        throw new ClassCastException(context + " expects " + type + " but received " + value.getClass());
    }

    private static Object number(String context, Class<?> type, String text) {
        try {
            return type.getMethod("valueOf", String.class).invoke(null, text);
        } catch (ReflectiveOperationException e) {
            throw new ClassCastException(context + " expects " + type
                    + " but was unable to coerce the received value \"" + text + "\" to that type");
        }
    }
}
