package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What a screen shows can be translated, and a translation is complete. */
class ScreenTextsTest {
    private static final Pattern KEY = Pattern.compile("\\$\\{%([^}]*)}|'%([^']*)'");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*}");
    /** The attributes in which people read. */
    private static final Set<String> READ = Set.of(
            "title",
            "add",
            "header",
            "tooltip",
            "alt",
            "progress",
            "value",
            "description",
            "caption",
            "addCaption",
            "placeholder");

    private static final Pattern FORMAT = Pattern.compile("(?:\\bTEXTS|\\w\\.class\\))\\.format\\(\\s*\"([^\"]+)\"");
    private static final String GERMAN = "de";

    private static List<Path> views() throws IOException {
        try (Stream<Path> files = Files.walk(ScreenTexts.RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".jelly"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> keys(Path view) throws IOException {
        Set<String> keys = new TreeSet<>();
        Matcher key = KEY.matcher(Files.readString(view));
        while (key.find()) {
            keys.add(key.group(1) == null ? key.group(2) : key.group(1));
        }
        return keys;
    }

    private static ScreenTexts texts(Path view) {
        return new ScreenTexts(view.resolveSibling(view.getFileName().toString().replace(".jelly", ".properties")));
    }

    @Test
    void everyTextOfAViewIsInItsEnglishFile() throws Exception {
        assertTrue(views().size() > 30, "found " + views());
        for (Path view : views()) {
            Set<String> there = texts(view).isThere() ? texts(view).read().keySet() : Set.of();
            assertEquals(keys(view), there, view.toString());
        }
    }

    @Test
    void noViewHasATextOfItsOwn() throws Exception {
        List<String> literal = new ArrayList<>();
        for (Path view : views()) {
            // Jenkins shows the plugin's description by itself, in one language.
            if (!view.equals(ScreenTexts.RESOURCES.resolve("index.jelly"))) {
                Element root = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(view.toFile())
                        .getDocumentElement();
                literals(root).forEach(text -> literal.add(view + ": " + text));
            }
        }
        assertEquals(List.of(), literal);
    }

    /** The words that stand in a view as they are. */
    private static List<String> literals(Element element) {
        List<String> found = new ArrayList<>();
        if (element.getTagName().equals("st:documentation")) {
            return found;
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            boolean set =
                    element.getTagName().equals("j:set") || element.getTagName().equals("option");
            if (READ.contains(attribute.getNodeName()) && !set && hasWords(attribute.getNodeValue())) {
                found.add(attribute.getNodeName() + "=" + attribute.getNodeValue());
            }
        }
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element inner) {
                found.addAll(literals(inner));
            } else if (child.getNodeType() == Node.TEXT_NODE && hasWords(child.getNodeValue())) {
                found.add(child.getNodeValue().strip());
            }
        }
        return found;
    }

    private static boolean hasWords(String text) {
        String literal = EXPRESSION.matcher(text).replaceAll("");
        return WORD.matcher(literal).find() && !literal.startsWith("https://");
    }

    @Test
    void everyTextThatAClassShowsIsInItsEnglishFile() throws Exception {
        int files = 0;
        for (ScreenTexts texts : ScreenTexts.all()) {
            if (texts.isEnglish() && !Files.exists(texts.view())) {
                files++;
                assertTrue(Files.exists(texts.source()), texts + " belongs to no view and to no class");
                String source = Files.readString(texts.source());
                Matcher used = FORMAT.matcher(source.replace("DashAppsAction.TEXTS.format", ""));
                while (used.find()) {
                    assertTrue(texts.read().containsKey(used.group(1)), texts + ": " + used.group(1));
                }
            }
        }
        assertTrue(files > 20, "found " + files);
    }

    /** The list of build steps has the operations on apps together, and those on servers. */
    @Test
    void everyOperationHasANameInTheList() throws Exception {
        Map<String, Class<?>> names = new TreeMap<>();
        for (Class<?> operation : PluginClasses.operations()) {
            Path file = ScreenTexts.RESOURCES.resolve(operation.getName().replace('.', '/') + ".properties");
            String name = new ScreenTexts(file).read().get("DisplayName");
            assertTrue(name.startsWith("Dash app: ") || name.startsWith("Dash server: "), name);
            assertEquals(null, names.put(name, operation), name);
        }
    }

    @Test
    void everyFileIsTranslatedAndEveryTranslationHasJustTheEnglishTexts() throws Exception {
        int translations = 0;
        for (ScreenTexts texts : ScreenTexts.all()) {
            if (texts.isEnglish()) {
                Path german = texts.file().resolveSibling(texts.name() + "_" + GERMAN + ".properties");
                assertTrue(Files.exists(german), german + " is missing");
            } else {
                translations++;
                assertTrue(texts.english().isThere(), texts + " translates nothing");
                assertEquals(texts.english().read().keySet(), texts.read().keySet(), texts.toString());
                samePlaces(texts);
            }
        }
        assertTrue(translations > 50, "found " + translations);
    }

    private static void samePlaces(ScreenTexts texts) throws IOException {
        Map<String, String> english = texts.english().read();
        for (Map.Entry<String, String> text : texts.read().entrySet()) {
            String key = texts + ": " + text.getKey();
            assertFalse(text.getValue().isBlank(), key);
            assertEquals(places(english.get(text.getKey())), places(text.getValue()), key);
            // A single apostrophe would quote what follows it.
            assertFalse(text.getValue().replace("''", "").contains("'"), key);
            assertFalse(english.get(text.getKey()).replace("''", "").contains("'"), key);
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            places.add(place.group());
        }
        return places;
    }

    @Test
    void everyTranslatedHelpHasAnEnglishOne() throws Exception {
        int helps = 0;
        try (Stream<Path> files = Files.walk(ScreenTexts.RESOURCES)) {
            for (Path help : files.filter(file -> file.toString().endsWith("_" + GERMAN + ".html"))
                    .toList()) {
                helps++;
                Path english = help.resolveSibling(help.getFileName().toString().replace("_" + GERMAN, ""));
                assertTrue(Files.exists(english), help + " translates nothing");
                assertEquals(codes(english), codes(help), help + " names the same values");
            }
        }
        assertTrue(helps > 10, "found " + helps);
    }

    private static Set<String> codes(Path help) throws IOException {
        Set<String> codes = new TreeSet<>();
        Matcher code = Pattern.compile("<code>([^<]*)</code>").matcher(Files.readString(help));
        while (code.find()) {
            codes.add(code.group(1));
        }
        return codes;
    }
}
