package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.maps;
import static org.quicktheories.generators.SourceDSL.strings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected here is what python-dotenv 1.2.4 reads. */
class DotEnvTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", Map.of()),
                Arguments.of("\n \n# only a comment = x\n\t# another", Map.of()),
                Arguments.of("A=1\nB=2", Map.of("A", "1", "B", "2")),
                Arguments.of("A=1\r\nB=2\rC=3", Map.of("A", "1", "B", "2", "C", "3")),
                Arguments.of("A=1\nA=2", Map.of("A", "2")),
                Arguments.of("  A =  1 \t\nB\u00a0=\u00a02", Map.of("A", "1", "B", "2")),
                Arguments.of(
                        "export A=1\nexport\tB=2\nexport=3\nexported=4",
                        Map.of("A", "1", "B", "2", "export", "3", "exported", "4")),
                Arguments.of("A=\nB=''\nC=\"\"\nD= ", Map.of("A", "", "B", "", "C", "", "D", "")),
                Arguments.of(
                        "CHANNEL=#tech\nCOLOUR=#fff # white\nA=b#c\nB= # c\nC=b # c # d\nD=b\t#c",
                        Map.of("CHANNEL", "#tech", "COLOUR", "#fff", "A", "b#c", "B", "", "C", "b", "D", "b")),
                Arguments.of(
                        "DSN=\"Server=db\nUid=shop\nPwd=hush\"\nNEXT=1",
                        Map.of("DSN", "Server=db\nUid=shop\nPwd=hush", "NEXT", "1")),
                Arguments.of(
                        "KEY='-----BEGIN-----\nabc=\n-----END-----' # pem",
                        Map.of("KEY", "-----BEGIN-----\nabc=\n-----END-----")),
                Arguments.of(
                        "WIN=\"C:\\Users\\data\"\nRAW=C:\\Users\\new",
                        Map.of("WIN", "C:\\Users\\data", "RAW", "C:\\Users\\new")),
                Arguments.of(
                        "A=\"\\\\ \\' \\\" \\n \\t \\r \\a \\b \\f \\v \\x \\$\"",
                        Map.of("A", "\\ ' \" \n \t \r \u0007 \b \f \u000b \\x \\$")),
                Arguments.of("A='\\\\ \\' \\\" \\n'", Map.of("A", "\\ ' \\\" \\n")),
                Arguments.of("A=\"x\\\\\"\nB=\"y\"", Map.of("A", "x\\", "B", "y")),
                Arguments.of("A=\"x\"#c\nB='y' # c", Map.of("A", "x", "B", "y")),
                Arguments.of("A=it's\nB=say \"hi\" now", Map.of("A", "it's", "B", "say \"hi\" now")),
                Arguments.of(
                        "'spaced name'=1\nweb.limit.memory=1Gi\nit's=2",
                        Map.of("spaced name", "1", "web.limit.memory", "1Gi", "it's", "2")),
                Arguments.of("A=${HOME}\nB=\"$HOME\"", Map.of("A", "${HOME}", "B", "$HOME")),
                Arguments.of("A=b=c\nB==", Map.of("A", "b=c", "B", "=")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsAsPythonDoes(String text, Map<String, String> expected) {
        DotEnv read = new DotEnv(text);
        assertEquals(0, read.badLine(), text);
        assertEquals(expected, read.map());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hush",
                "=hush",
                "A B=hush",
                "#\n\n=",
                "export A",
                "A",
                "A=\"hush",
                "A='hush",
                "A=\"hush\\\"",
                "A='it''s'",
                "A=\"hush\" B=2",
                "''=hush",
                "'A=hush",
                "A\n=hush",
                "export\nA"
            })
    void refusesWhatPythonWouldPassOverInSilence(String text) {
        DotEnv read = new DotEnv("GOOD=1\r\n\r" + text + "\nB=2");
        int line = text.startsWith("#") ? 5 : 3;
        assertEquals(line, read.badLine());
        assertEquals("Line " + line + " is not of the form NAME=value", read.problem());
        assertEquals(Map.of("GOOD", "1"), read.map());
    }

    @Test
    void countsTheLinesOfAValueOverSeveral() {
        assertEquals(5, new DotEnv("A=\"1\n2\r\n3\"\n\nB").badLine());
        assertEquals(
                List.of(new DotEnv.Entry("A", "1\n2", 2), new DotEnv.Entry("B", "3", 4)),
                new DotEnv("\nA='1\n2'\nB=3").entries());
    }

    @Test
    void aFormRefusesANameThatIsGivenTwice() {
        assertEquals("Line 3 has the name of an earlier line", new DotEnv("A=1\nB=2\nA=hush").problem());
        assertNull(new DotEnv("A=1\nB=1").problem());
        assertNull(new DotEnv(null).problem());
    }

    @Test
    void whatItWritesIsReadAsTheSame() {
        qt().withFixedSeed(20261101)
                .withExamples(2_000)
                .forAll(maps().of(
                                strings().betweenCodePoints(33, 126).ofLengthBetween(1, 6),
                                strings().betweenCodePoints(9, 127).ofLengthBetween(0, 8))
                        .ofSizeBetween(0, 4))
                .checkAssert(map -> {
                    DotEnv read = new DotEnv(DotEnvLines.of(map));
                    // A name that can't be written down is refused, and none is taken for another.
                    if (read.badLine() == 0) {
                        assertEquals(map, read.map(), DotEnvLines.of(map));
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            value = {
                "LOG_LEVEL|debug|LOG_LEVEL=debug",
                "A|b c|A=b c",
                "A|b # c|A=\"b # c\"",
                "A| b|A=\" b\"",
                "A|'b'|A=\"'b'\"",
                "A|b\\c|A=b\\c",
                "A|\"\\|A=\"\\\"\\\\\"",
                "A=B|c|'A=B'=c",
                "A#|c|'A#'=c",
                "A B|c|'A B'=c",
                "'A|c|''A'=c",
                "A'|c|A'=c",
                "``|c|''=c"
            })
    void writesPlainlyWhatCanBeReadSo(String name, String value, String line) {
        assertEquals(line, DotEnvLines.of(Map.of(name, value)));
    }

    @Test
    void readsAMegabyteOfAnythingInASecond() {
        for (String piece : List.of(
                " ",
                "\t\n",
                "\\",
                "\"",
                "'",
                "\\\"",
                "#",
                " #",
                "A",
                "A=\"",
                "A='\n",
                "export ",
                "=",
                "\n",
                "A= ",
                "A=\"\\\\\"\n")) {
            String text = piece.repeat(1_000_000 / piece.length());
            for (String before : List.of("", "A=", "A=\"", "A='", "'")) {
                assertTimeout(Duration.ofSeconds(5), () -> new DotEnv(before + text).problem());
            }
        }
    }
}
