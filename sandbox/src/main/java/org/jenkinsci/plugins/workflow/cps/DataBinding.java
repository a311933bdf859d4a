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
import java.util.TreeSet;
import org.codehaus.groovy.reflection.ReflectionCache;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Makes less of an argument than Jenkins: a string is no number, no boolean and no enum, a map no object here. */
final class DataBinding {
    private final Constructor<?> constructor;
    private final Map<String, Method> setters = new HashMap<>();

    DataBinding(Class<?> type) {
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
        TreeSet<String> unknown = new TreeSet<>(arguments.keySet());
        unknown.removeAll(setters.keySet());
        List<Object> mandatory = new ArrayList<>();
        try {
            for (Parameter parameter : constructor.getParameters()) {
                unknown.remove(parameter.getName());
                mandatory.add(coerce(parameter.getParameterizedType(), arguments.get(parameter.getName())));
            }
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("Unknown parameter(s) found: " + String.join(",", unknown));
            }
            Object created = constructor.newInstance(mandatory.toArray());
            for (Map.Entry<String, Method> setter : setters.entrySet()) {
                if (arguments.containsKey(setter.getKey())) {
                    Type type = setter.getValue().getGenericParameterTypes()[0];
                    setter.getValue().invoke(created, coerce(type, arguments.get(setter.getKey())));
                }
            }
            return created;
        } catch (Exception e) {
            Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
            String what = arguments + " for " + constructor.getDeclaringClass().getName();
            throw new IllegalArgumentException("Could not instantiate " + what + ": " + cause, cause);
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
