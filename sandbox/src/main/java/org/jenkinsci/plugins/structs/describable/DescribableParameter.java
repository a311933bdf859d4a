package org.jenkinsci.plugins.structs.describable;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

public final class DescribableParameter {
    private final String name;
    private final Type type;
    final Method setter;

    DescribableParameter(String name, Type type, Method setter) {
        this.name = name;
        this.type = type;
        this.setter = setter;
    }

    public String getName() {
        return name;
    }

    public Type getRawType() {
        return type;
    }

    public Class<?> getErasedType() {
        return erasure(type);
    }

    public boolean isRequired() {
        return setter == null;
    }

    static Class<?> erasure(Type type) {
        if (type instanceof Class<?> erased) {
            return erased;
        }
        return type instanceof ParameterizedType generic ? erasure(generic.getRawType()) : Object.class;
    }
}
