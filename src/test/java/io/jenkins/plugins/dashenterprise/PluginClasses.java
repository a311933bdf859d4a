package io.jenkins.plugins.dashenterprise;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.tasks.BuildWrapper;
import io.jenkins.plugins.dashenterprise.binding.BindingStep;
import io.jenkins.plugins.dashenterprise.operations.Operation;
import io.jenkins.plugins.dashenterprise.operations.OperationStep;
import io.jenkins.plugins.dashenterprise.operations.WritingOperation;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** What tests look at in all operations, found without a list. */
final class PluginClasses {
    static final Path RESOURCES = Path.of("src/main/resources");
    private static final List<Class<?>> SHARED = List.of(Operation.class, WritingOperation.class);
    private static final Set<String> METASTEPS = Set.of(OperationStep.class.getName(), BindingStep.class.getName());
    private static final Path SOURCES = Path.of("src/main/java");
    // Without what is generated, which is most and takes long to read.
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/graphql/model/"))
            .importPackages("io.jenkins.plugins.dashenterprise");
    // What has no form is done by Jenkins itself.
    private static final List<Class<?>> OPERATIONS = all(type -> type.isAssignableTo(Operation.class)
            && !type.getModifiers().contains(JavaModifier.ABSTRACT)
            && type.getConstructors().stream().anyMatch(each -> each.isAnnotatedWith(DataBoundConstructor.class)));
    private static final List<Class<?>> STEPS = all(type -> type.isAssignableTo(Step.class)
                    && !METASTEPS.contains(type.getFullName())
            || type.isAssignableTo(BuildWrapper.class) && !type.getModifiers().contains(JavaModifier.ABSTRACT));

    private PluginClasses() {}

    /** All operations, by their symbols. */
    static List<Class<?>> operations() {
        return OPERATIONS;
    }

    /** The steps that are no operations, those that stand for a binding by that. */
    static List<Class<?>> steps() {
        return STEPS;
    }

    private static List<Class<?>> all(Predicate<JavaClass> which) {
        return MAIN.stream()
                .filter(which)
                .map(JavaClass::reflect)
                .sorted(Comparator.comparing(PluginClasses::symbol))
                .collect(Collectors.toUnmodifiableList());
    }

    /** The name by which a Jenkinsfile calls an operation or a step. */
    static String symbol(Class<?> operation) {
        if (Step.class.isAssignableFrom(operation)) {
            return function(operation);
        }
        return Arrays.stream(operation.getDeclaredClasses())
                .filter(nested -> nested.isAnnotationPresent(Symbol.class))
                .map(nested -> nested.getAnnotation(Symbol.class).value()[0])
                .findFirst()
                .orElseThrow(() -> new AssertionError(operation + " has no symbol"));
    }

    private static String function(Class<?> step) {
        return Arrays.stream(step.getDeclaredClasses())
                .filter(StepDescriptor.class::isAssignableFrom)
                .map(descriptor -> {
                    try {
                        return ((StepDescriptor) descriptor.getConstructor().newInstance()).getFunctionName();
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }
                })
                .findFirst()
                .orElseThrow(() -> new AssertionError(step + " has no descriptor"));
    }

    /** The parameters, the mandatory ones first and then the app, the shared ones last. */
    static List<String> parameters(Class<?> type) throws IOException {
        List<String> parameters = new ArrayList<>(mandatory(type));
        List<String> shared = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class) && !method.isBridge()) {
                String name = method.getName().substring(3, 4).toLowerCase()
                        + method.getName().substring(4);
                (SHARED.contains(method.getDeclaringClass()) ? shared : parameters).add(name);
            }
        }
        parameters
                .subList(mandatory(type).size(), parameters.size())
                .sort(Comparator.comparing((String name) -> !name.equals("app"))
                        .thenComparing(Comparator.naturalOrder()));
        shared.sort(Comparator.reverseOrder());
        parameters.addAll(shared);
        return parameters;
    }

    /** The names are not in the class file, so they are read where they are written. */
    static List<String> mandatory(Class<?> type) throws IOException {
        boolean none = Arrays.stream(type.getConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(DataBoundConstructor.class))
                .allMatch(constructor -> constructor.getParameterCount() == 0);
        if (none) {
            return List.of();
        }
        String source = Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
        Matcher constructor = Pattern.compile("@DataBoundConstructor\\s+public \\w+\\(([^)]*)\\)")
                .matcher(source);
        if (!constructor.find()) {
            throw new AssertionError(type + " has no @DataBoundConstructor");
        }
        return Arrays.stream(constructor.group(1).split(","))
                .map(parameter ->
                        parameter.substring(parameter.lastIndexOf(' ') + 1).trim())
                .collect(Collectors.toList());
    }

    /** A file of a class or of the nearest class above it that has one, as Jenkins looks it up; or null. */
    @CheckForNull
    static Path resource(Class<?> type, String name) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            Path file = RESOURCES.resolve(c.getName().replace('.', '/')).resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }
}
