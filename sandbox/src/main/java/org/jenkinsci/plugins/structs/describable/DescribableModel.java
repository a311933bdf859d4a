package org.jenkinsci.plugins.structs.describable;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import org.kohsuke.stapler.DataBoundConstructor;

/** Knows no more than the required parameters, which are those of the constructor. */
public final class DescribableModel<T> {
    private final Constructor<?> constructor;

    private DescribableModel(Class<T> clazz) {
        constructor = Arrays.stream(clazz.getConstructors())
                .filter(each -> each.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No @DataBoundConstructor on " + clazz));
    }

    public static <T> DescribableModel<T> of(Class<T> clazz) {
        return new DescribableModel<>(clazz);
    }

    public DescribableParameter getSoleRequiredParameter() {
        return constructor.getParameterCount() == 1 ? new DescribableParameter(constructor.getParameters()[0].getName()) : null;
    }
}
