package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** Forms and help go with the classes. */
class ResourcesTest {
    private static final Path RESOURCES = PluginClasses.RESOURCES;
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern FIELD = Pattern.compile("field=\"(\\w+)\"");
    private static final Pattern LABEL_WITH_ARGUMENTS = Pattern.compile("\\$\\{%[^}]*\\(");

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
            Class<?> type = classOf(file);
            while (type != null && field.find()) {
                if (getter(type, field.group(1)) == null) {
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
            for (String parameter : PluginClasses.parameters(type)) {
                if (PluginClasses.resource(type, "help-" + parameter + ".html") == null) {
                    missing.add(type.getSimpleName() + ": no help for " + parameter);
                }
                // The list beside a map is for Job DSL and Configuration as Code; a form has the map.
                boolean beside = parameter.endsWith("Lines");
                int fields = form(type).split("<f:entry[^>]* field=\"" + parameter + "\"", -1).length - 1;
                if (fields != (beside ? 0 : 1)) {
                    missing.add(type.getSimpleName() + ": " + fields + " fields for " + parameter);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyMapHasAListBesideItForThoseWhoKnowNoMaps() throws Exception {
        List<String> maps = new ArrayList<>();
        List<String> lists = new ArrayList<>();
        for (Class<?> type : PluginClasses.operations()) {
            for (String parameter : PluginClasses.parameters(type)) {
                Class<?> returned = getter(type, parameter).getReturnType();
                if (returned == Map.class) {
                    maps.add(type.getSimpleName() + " " + parameter.replaceFirst("(?<=s)es$|s$", "") + "Lines");
                } else if (parameter.endsWith("Lines")) {
                    assertEquals(List.class, returned, parameter);
                    lists.add(type.getSimpleName() + " " + parameter);
                }
            }
        }
        assertTrue(maps.size() > 5, "found " + maps);
        assertEquals(new TreeSet<>(maps), new TreeSet<>(lists));
    }

    /** Blank leaves things as they are, so that there shall be none has to be said in another way. */
    @Test
    void whatAnEmptyListOrTextRemovesHasABoxInTheForm() throws Exception {
        List<String> boxes = new ArrayList<>();
        for (Class<?> type : PluginClasses.operations()) {
            for (String parameter : PluginClasses.parameters(type)) {
                String help = Files.readString(PluginClasses.resource(type, "help-" + parameter + ".html"));
                boolean removes = help.contains("<code>[]</code> for none")
                        || help.contains(parameter + ": []</code> removes")
                        || help.contains(parameter + ": ''</code> removes");
                assertEquals(removes, form(type).contains("name=\"" + parameter + "None\""), type + " " + parameter);
                if (removes) {
                    boxes.add(parameter);
                }
            }
        }
        assertTrue(
                boxes.containsAll(List.of("teams", "users", "mounts", "services", "description", "tags", "title")),
                "found " + boxes);
    }

    @Test
    void everyOperationHasHelpWithAnExample() throws Exception {
        for (Class<?> type : PluginClasses.operations()) {
            Path help = RESOURCES.resolve(type.getName().replace('.', '/')).resolve("help.html");
            assertTrue(Files.exists(help), help.toString());
            assertTrue(Files.readString(help).contains("<pre>"), help + " has an example");
        }
    }

    @Test
    void nothingRunsInTheBrowserInline() throws Exception {
        for (Path file : files(".jelly")) {
            String text = Files.readString(file).toLowerCase(Locale.ROOT);
            assertFalse(
                    text.contains("<script") || text.contains("onclick=") || text.contains("<style"), file.toString());
        }
    }

    /** Jelly takes what is in parentheses for the arguments of the text, and shows nothing of it. */
    @Test
    void noLabelHasParentheses() throws Exception {
        for (Path file : files(".jelly")) {
            assertFalse(LABEL_WITH_ARGUMENTS.matcher(Files.readString(file)).find(), file.toString());
        }
    }

    private static List<Class<?>> describables() {
        List<Class<?>> all = new ArrayList<>(PluginClasses.operations());
        all.addAll(PluginClasses.steps());
        all.add(DashServer.class);
        return all;
    }

    private static Method getter(Class<?> type, String property) {
        String suffix = Character.toUpperCase(property.charAt(0)) + property.substring(1);
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> method.getName().equals("get" + suffix)
                        || method.getName().equals("is" + suffix))
                .findFirst()
                .orElse(null);
    }

    private static String form(Class<?> type) throws IOException {
        StringBuilder form = new StringBuilder();
        for (String name : new String[] {"config.jelly", "fields.jelly", "advanced.jelly", "server.jelly"}) {
            Path file = PluginClasses.resource(type, name);
            form.append(file == null ? "" : Files.readString(file));
        }
        return form.toString();
    }

    /** The class of a form, or null when it is one that only the real build compiles. */
    @CheckForNull
    private static Class<?> classOf(Path file) throws IOException {
        Path folder = RESOURCES.relativize(file.getParent());
        try {
            return Class.forName(folder.toString().replace(java.io.File.separatorChar, '.'));
        } catch (ClassNotFoundException e) {
            assertTrue(
                    !FIELD.matcher(Files.readString(file)).find() || Files.exists(SOURCES.resolve(folder + ".java")),
                    file.toString());
            return null;
        }
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
