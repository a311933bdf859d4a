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

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("sandbox/README.md")));
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
                Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1)).normalize();
                if (!Files.exists(target) || link.group(2) != null && !anchors(target).contains(link.group(2))) {
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

    /** Of the headings, as GitHub makes them. */
    private static List<String> anchors(Path document) throws IOException {
        return Files.readAllLines(document).stream()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> "#" + line.replaceFirst("#+ ", "").toLowerCase().replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
                .collect(Collectors.toList());
    }
}
