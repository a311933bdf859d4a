package org.jenkinsci.plugins.workflow.cps;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.codehaus.groovy.reflection.ReflectionCache;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Makes less of an argument than Jenkins: a string is no number, no boolean and no enum, a map no object here. */
final class DataBinding {
    private final String step;
    private final Constructor<?> constructor;
    private final Map<String, Method> setters = new HashMap<>();

    /** @param step as the Jenkinsfile calls it */
    DataBinding(String step, Class<?> type) {
        this.step = step;
        constructor = Arrays.stream(type.getConstructors())
                .filter(c -> c.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No @DataBoundConstructor on " + type));
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Method setter : c.getDeclaredMethods()) {
                if (setter.isAnnotationPresent(DataBoundSetter.class)) {
                    setters.put(Introspector.decapitalize(setter.getName().substring("set".length())), setter);
                }
            }
        }
    }

    Parameter firstParameter() {
        return constructor.getParameters()[0];
    }

    /** The parameter that may go without name, or null. */
    String soleParameter() {
        return constructor.getParameterCount() == 1 ? firstParameter().getName() : null;
    }

    Object instantiate(Map<String, ?> arguments) {
        refuseUnknown(arguments.keySet());
        List<Object> mandatory = new ArrayList<>();
        try {
            for (Parameter parameter : constructor.getParameters()) {
                mandatory.add(coerced(parameter.getName(), parameter.getParameterizedType(), arguments));
            }
            Object created = constructor.newInstance(mandatory.toArray());
            for (Map.Entry<String, Method> setter : setters.entrySet()) {
                if (arguments.containsKey(setter.getKey())) {
                    Type type = setter.getValue().getGenericParameterTypes()[0];
                    setter.getValue().invoke(created, coerced(setter.getKey(), type, arguments));
                }
            }
            return created;
        } catch (ReflectiveOperationException e) {
            Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
            throw new IllegalArgumentException("Could not instantiate " + constructor.getDeclaringClass().getName(), cause);
        }
    }

    private void refuseUnknown(Set<String> given) {
        TreeSet<String> known = new TreeSet<>(setters.keySet());
        Stream.of(constructor.getParameters()).map(Parameter::getName).forEach(known::add);
        TreeSet<String> unknown = new TreeSet<>(given);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new Misuse(step + " has no parameter " + String.join(", ", unknown) + "; it has " + String.join(", ", known) + ".");
        }
    }

    private Object coerced(String name, Type type, Map<String, ?> arguments) {
        try {
            return coerce(type, arguments.get(name));
        } catch (ClassCastException e) {
            throw new Misuse(step + " does not take for " + name + " what it was given: it has to be "
                    + type.getTypeName().replaceAll("[a-z]+[.]", "") + ".");
        }
    }

    private static Object coerce(Type type, Object given) {
        Class<?> erased = (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        Object value = type instanceof Class ? ReflectionCache.getCachedClass(erased).coerceArgument(given) : given;
        if (value instanceof List<?> list && type instanceof ParameterizedType generic) {
            List<Object> coerced = new ArrayList<>();
            list.forEach(e -> coerced.add(coerce(generic.getActualTypeArguments()[0], e)));
            return coerced;
        }
        if (value == null || MethodType.methodType(erased).wrap().returnType().isInstance(value)) {
            return value;
        }
        throw new ClassCastException("expects " + type + " but received " + value.getClass());
    }
}
