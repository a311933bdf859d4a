package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/TROUBLESHOOTING.md has the sentences of the code, and no others. */
class TroubleshootingTest {
    private static final Path DOCUMENT = Path.of("docs/TROUBLESHOOTING.md");

    /** What says no failure: lines of the log, titles, labels, words of others, queries, and what only a fault of the plugin brings about. */
    private static final Set<String> NO_FAILURE = Set.of(
            "log",
            "tell",
            "problemWithItems",
            "print",
            "println",
            "accept",
            "append",
            "add",
            "contains",
            "startsWith",
            "compile",
            "summary",
            "goal",
            "what",
            "status",
            "getStatus",
            "TUNNEL_REFUSED",
            "setDescription",
            "super",
            "DisplayName",
            "DefaultServer",
            "LeaveAsItIs",
            "Administrator",
            "NoAdministrator",
            "FiveAnswers",
            "toString",
            "new AppField",
            "new PlainQuery",
            "new ListBoxModel.Option",
            "requireNonNull",
            "new IllegalArgumentException",
            "new IllegalStateException");

    private static final Set<String> SCREENS = Set.of("views", "checks");

    private static List<Sentence> sentences;

    @BeforeAll
    static void read() throws IOException {
        sentences = Sentence.ofMain();
        assertTrue(sentences.size() > 300, sentences.size() + " sentences");
    }

    /** The rows of the tables, each with its cells. */
    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line ->
                        line.startsWith("| ") && !line.startsWith("| sentence |") && !line.startsWith("| line |"))
                .map(line -> Stream.of(line.split("\\|"))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .toList())
                .toList();
    }

    private static List<String> headlines() throws IOException {
        return rows().stream()
                .flatMap(row -> Stream.of(row.get(0).split("<br>")))
                .toList();
    }

    @Test
    void everySentenceOfThePageIsInTheCode() throws IOException {
        List<String> invented = headlines().stream()
                .filter(headline ->
                        sentences.stream().noneMatch(sentence -> sentence.text().contains(headline)))
                .toList();
        assertEquals(List.of(), invented);
    }

    @Test
    void everyFailureOfTheCodeIsOnThePage() throws IOException {
        List<String> headlines = headlines();
        String missing = sentences.stream()
                .filter(TroubleshootingTest::tellsOfAFailure)
                .filter(sentence -> headlines.stream().noneMatch(sentence.text()::contains))
                .map(Sentence::toString)
                .collect(Collectors.joining("\n"));
        assertEquals("", missing, () -> "Say in " + DOCUMENT + " what these mean and what to do");
    }

    /** A part that only goes on with another sentence, or is no more than a few words of it, is found by that one's words. */
    private static boolean tellsOfAFailure(Sentence sentence) {
        boolean onAScreen = SCREENS.contains(sentence.room()) && !sentence.use().endsWith("Exception");
        boolean few = sentence.text().strip().split("\\s+").length < 4;
        return !few
                && !onAScreen
                && !NO_FAILURE.contains(sentence.use())
                && !sentence.text().matches("(?s)([\\s:]|…?[,;(]|to [a-z]|query [A-Z]).*");
    }

    @Test
    void everySentenceIsExplained() throws IOException {
        for (List<String> row : rows()) {
            assertEquals(2, row.size(), row.toString());
            assertTrue(row.get(1).split(" ").length >= 3, row.toString());
        }
    }
}
