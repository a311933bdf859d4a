package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.jenkins.plugins.dashenterprise.operations.Operation;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Forms and help go with the classes. */
class ResourcesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern FIELD = Pattern.compile("field=\"(\\w+)\"");

    @Test
    void everyJellyFileIsWellFormedAndEscapes() throws Exception {
        List<Path> files = files(".jelly");
        assertTrue(files.size() > 5, "found " + files);
        for (Path file : files) {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
            assertTrue(Files.readString(file).startsWith("<?jelly escape-by-default='true'?>"), file.toString());
        }
    }

    @Test
    void everyFieldOfAFormIsAPropertyOfItsClass() throws Exception {
        List<String> unknown = new ArrayList<>();
        for (Path file : files(".jelly")) {
            Matcher field = FIELD.matcher(Files.readString(file));
            while (field.find()) {
                if (getter(classOf(file), field.group(1)) == null) {
                    unknown.add(file + ": " + field.group(1));
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void everyParameterHasHelpAndAFieldInTheForm() throws Exception {
        List<String> missing = new ArrayList<>();
        for (Class<?> type : describables()) {
            for (String parameter : parameters(type)) {
                if (resource(type, "help-" + parameter + ".html") == null) {
                    missing.add(type.getSimpleName() + ": no help for " + parameter);
                }
                if (!form(type).contains("field=\"" + parameter + "\"")) {
                    missing.add(type.getSimpleName() + ": no field for " + parameter);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyOperationHasHelpWithAnExample() throws Exception {
        for (Class<?> type : operations()) {
            Path help = RESOURCES.resolve(type.getName().replace('.', '/')).resolve("help.html");
            assertTrue(Files.exists(help), help.toString());
            assertTrue(Files.readString(help).contains("<pre>"), help + " has an example");
        }
    }

    @Test
    void stepsAreDocumented() throws Exception {
        String steps = Files.readString(Path.of("docs/STEPS.md"));
        for (Class<?> type : operations()) {
            String symbol = "deDash" + type.getSimpleName();
            Matcher section = Pattern.compile("(?ms)^## " + documentedSymbol(type) + "$(.*?)(?=^## |\\z)").matcher(steps);
            assertTrue(section.find(), "docs/STEPS.md has no section for " + symbol);
            for (String parameter : parameters(type)) {
                assertTrue(
                        Stream.of("server", "credentialsId").anyMatch(parameter::equals)
                                || section.group(1).contains("`" + parameter + "`"),
                        symbol + ": " + parameter + " is not in docs/STEPS.md");
            }
        }
    }

    @Test
    void nothingRunsInTheBrowserInline() throws Exception {
        for (Path file : files(".jelly")) {
            String text = Files.readString(file).toLowerCase(Locale.ROOT);
            assertFalse(text.contains("<script") || text.contains("onclick=") || text.contains("<style"), file.toString());
        }
    }

    private static String documentedSymbol(Class<?> operation) {
        for (Class<?> nested : operation.getDeclaredClasses()) {
            org.jenkinsci.Symbol symbol = nested.getAnnotation(org.jenkinsci.Symbol.class);
            if (symbol != null) {
                return symbol.value()[0];
            }
        }
        throw new AssertionError(operation + " has no symbol");
    }

    private static List<Class<?>> operations() {
        List<Class<?>> found = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.jenkins.plugins.dashenterprise.operations")) {
            if (type.isAssignableTo(Operation.class) && !type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT)) {
                found.add(type.reflect());
            }
        }
        assertTrue(found.size() >= 3, "found " + found);
        return found;
    }

    private static List<Class<?>> describables() {
        List<Class<?>> all = operations();
        all.add(DashServer.class);
        return all;
    }

    private static TreeSet<String> parameters(Class<?> type) {
        TreeSet<String> parameters = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                parameters.add(decapitalized(method.getName().substring(3)));
            }
        }
        // Parameter names are not in the class file of the real build; a constructor's count is.
        long mandatory = Arrays.stream(type.getConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(DataBoundConstructor.class))
                .mapToInt(Constructor::getParameterCount)
                .sum();
        for (Method method : type.getMethods()) {
            String property = property(method);
            if (mandatory > 0 && property != null && isConstructorParameter(type, property)) {
                parameters.add(property);
            }
        }
        return parameters;
    }

    private static boolean isConstructorParameter(Class<?> type, String property) {
        return Stream.of("app", "name", "url").anyMatch(property::equals) && getter(type, property) != null;
    }

    private static String property(Method method) {
        return method.getName().matches("get[A-Z]\\w*") ? decapitalized(method.getName().substring(3)) : null;
    }

    private static Method getter(Class<?> type, String property) {
        String suffix = Character.toUpperCase(property.charAt(0)) + property.substring(1);
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> method.getName().equals("get" + suffix) || method.getName().equals("is" + suffix))
                .findFirst()
                .orElse(null);
    }

    private static String form(Class<?> type) throws IOException {
        StringBuilder form = new StringBuilder();
        for (String name : new String[] {"config.jelly", "fields.jelly"}) {
            Path file = resource(type, name);
            form.append(file == null ? "" : Files.readString(file));
        }
        return form.toString();
    }

    private static Path resource(Class<?> type, String name) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            Path file = RESOURCES.resolve(c.getName().replace('.', '/')).resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }

    private static Class<?> classOf(Path file) throws ClassNotFoundException {
        Path folder = RESOURCES.relativize(file.getParent());
        return Class.forName(folder.toString().replace(java.io.File.separatorChar, '.'));
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static String decapitalized(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
