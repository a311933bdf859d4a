package io.jenkins.plugins.dashenterprise;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A file of texts that a screen shows: beside a view, or beside a class; in English, or in another language. */
record ScreenTexts(Path file) {
    static final Path RESOURCES = Path.of("src/main/resources");

    static List<ScreenTexts> all() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".properties"))
                    .sorted()
                    .map(ScreenTexts::new)
                    .toList();
        }
    }

    /** The languages that a name may end with; no class and no view has an underscore in its name. */
    boolean isEnglish() {
        return !name().contains("_");
    }

    String name() {
        return file.getFileName().toString().replace(".properties", "");
    }

    /** The English one of the same view or class. */
    ScreenTexts english() {
        return new ScreenTexts(file.resolveSibling(name().replaceFirst("_.*", "") + ".properties"));
    }

    Path view() {
        return file.resolveSibling(name() + ".jelly");
    }

    /** The class that shows them, as a source. */
    Path source() {
        return Path.of("src/main/java").resolve(RESOURCES.relativize(file.resolveSibling(name() + ".java")));
    }

    boolean isThere() {
        return Files.exists(file);
    }

    Map<String, String> read() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }

    /** A text as it is shown, with an ellipsis for each place that is filled. */
    static String plain(String text) {
        return MessageFormat.format(text, "…", "…", "…", "…", "…");
    }

    @Override
    public String toString() {
        return RESOURCES.relativize(file).toString();
    }
}
