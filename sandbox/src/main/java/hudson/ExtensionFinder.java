package hudson;

import hudson.model.PersistentDescriptor;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Jenkins reads an index that an annotation processor wrote; here the class path is looked through once. */
public class ExtensionFinder {
    private static final List<Class<?>> ANNOTATED = scan();

    private final Map<Class<?>, Object> instances = new HashMap<>();

    private static List<Class<?>> scan() {
        try (ScanResult found = new ClassGraph().enableAnnotationInfo().ignoreClassVisibility().scan()) {
            return found.getClassesWithAnnotation(Extension.class).loadClasses();
        }
    }

    public synchronized <T> List<T> find(Class<T> type) {
        return ANNOTATED.stream()
                .filter(type::isAssignableFrom)
                .map(c -> type.cast(instance(c)))
                .toList();
    }

    private Object instance(Class<?> type) {
        if (!instances.containsKey(type)) {
            try {
                Constructor<?> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                instances.put(type, constructor.newInstance());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The extension " + type.getName() + " can't be created", e);
            }
            if (instances.get(type) instanceof PersistentDescriptor persistent) {
                persistent.load();
            }
        }
        return instances.get(type);
    }
}
