package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages lead to each other. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]*)(#[^)]*)?\\)");

    private static final Pattern PLUGIN =
            Pattern.compile("<dependency>\\s*<groupId>(?:org[.]jenkins-ci|io[.]jenkins)[.]plugins[.\\w]*</groupId>"
                    + "\\s*<artifactId>(.*?)</artifactId>(?:(?!</dependency>)[\\s\\S])*");

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(
                List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("sandbox/README.md")));
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        return documents;
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        int links = 0;
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document));
            for (; link.find(); links++) {
                Path target = link.group(1).isEmpty()
                        ? document
                        : document.resolveSibling(link.group(1)).normalize();
                if (!Files.exists(target)
                        || link.group(2) != null && !anchors(target).contains(link.group(2))) {
                    dead.add(document + " -> " + link.group(1) + (link.group(2) == null ? "" : link.group(2)));
                }
            }
        }
        assertTrue(links > 20, links + " links");
        assertEquals(List.of(), dead);
    }

    @Test
    void readmeIsShort() throws IOException {
        assertTrue(Files.readAllLines(Path.of("README.md")).size() <= 150);
    }

    @Test
    void readmeNamesThePluginsThatAreNeeded() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String readme = Files.readString(Path.of("README.md"));
        List<String> plugins = PLUGIN.matcher(pom)
                .results()
                .filter(dependency -> !dependency.group().contains("<scope>test</scope>"))
                .map(dependency -> dependency.group(1))
                .toList();
        assertTrue(plugins.size() > 5, plugins.toString());
        assertEquals(
                List.of(),
                plugins.stream()
                        .filter(plugin -> !readme.contains("`" + plugin + "`"))
                        .toList());
        Matcher core = Pattern.compile("<jenkins.baseline>(.*?)</jenkins.baseline>\\s*<jenkins.version>.*?([.]\\d+)</")
                .matcher(pom);
        assertTrue(core.find());
        assertTrue(readme.contains("Jenkins " + core.group(1) + core.group(2) + " or newer"), core.group());
    }

    /** Of the headings, as GitHub makes them. */
    private static List<String> anchors(Path document) throws IOException {
        return Files.readAllLines(document).stream()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> "#"
                        + line.replaceFirst("#+ ", "")
                                .toLowerCase()
                                .replaceAll("[^a-z0-9 _-]", "")
                                .replace(' ', '-'))
                .collect(Collectors.toList());
    }
}
