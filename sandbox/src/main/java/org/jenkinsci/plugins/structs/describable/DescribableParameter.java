package org.jenkinsci.plugins.structs.describable;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

public final class DescribableParameter {
    /** Null for what the constructor takes. */
    final Method setter;

    private final String name;
    private final Type rawType;

    DescribableParameter(String name, Type rawType, Method setter) {
        this.name = name;
        this.rawType = rawType;
        this.setter = setter;
    }

    public String getName() {
        return name;
    }

    public String getCapitalizedName() {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    public Type getRawType() {
        return rawType;
    }

    @SuppressWarnings("rawtypes")
    public Class getErasedType() {
        return erasure(rawType);
    }

    public boolean isRequired() {
        return setter == null;
    }

    static Class<?> erasure(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }
}
