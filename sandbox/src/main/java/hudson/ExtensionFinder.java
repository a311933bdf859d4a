package hudson;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jvnet.hudson.test.TestExtension;

/** Jenkins reads an index that an annotation processor wrote; here the class path is looked through once. */
public class ExtensionFinder {
    private static final List<Class<?>> ANNOTATED = scan();

    private final Predicate<TestExtension> wanted;
    private final Map<Class<?>, Object> instances = new HashMap<>();

    public ExtensionFinder(Predicate<TestExtension> wanted) {
        this.wanted = wanted;
    }

    private static List<Class<?>> scan() {
        try (ScanResult found =
                new ClassGraph().enableAnnotationInfo().ignoreClassVisibility().scan()) {
            List<Class<?>> classes = new ArrayList<>();
            for (Class<?> annotation : Set.of(Extension.class, TestExtension.class)) {
                classes.addAll(
                        found.getClassesWithAnnotation(annotation.getName()).loadClasses());
            }
            classes.sort(Comparator.comparingDouble(ExtensionFinder::ordinal)
                    .reversed()
                    .thenComparing(Class::getName));
            return classes;
        }
    }

    private static double ordinal(Class<?> type) {
        Extension extension = type.getAnnotation(Extension.class);
        return extension == null ? 0 : extension.ordinal();
    }

    public synchronized <T> List<T> find(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Class<?> candidate : ANNOTATED) {
            TestExtension test = candidate.getAnnotation(TestExtension.class);
            if (type.isAssignableFrom(candidate) && (test == null || wanted.test(test))) {
                found.add(type.cast(instance(candidate)));
            }
        }
        return found;
    }

    private Object instance(Class<?> type) {
        Object known = instances.get(type);
        if (known != null) {
            return known;
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object created = constructor.newInstance();
            instances.put(type, created);
            if (created instanceof hudson.model.PersistentDescriptor persistent) {
                persistent.load();
            }
            return created;
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The extension " + type.getName() + " can't be created", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The extension " + type.getName() + " can't be created", e);
        }
    }
}
