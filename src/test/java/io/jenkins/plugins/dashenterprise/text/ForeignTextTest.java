package io.jenkins.plugins.dashenterprise.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import hudson.console.HyperlinkNote;
import hudson.model.TaskListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {
    private final Secrets secrets = new Secrets();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final TaskListener listener = () -> new PrintStream(printed, true, StandardCharsets.UTF_8);

    private String shown(String text) {
        return secrets.sentence("said: " + ForeignText.of(text)).substring(6);
    }

    private String printed(String line) {
        printed.reset();
        new BuildLog(listener, secrets).line(line);
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "⏎");
    }

    @Test
    void aTextIsOneLine() {
        assertEquals("x Finished: SUCCESS ", shown("x\nFinished: SUCCESS\n"));
        for (String end : new String[] {"\r", "\r\n", "\n\n", "\u000b", "\f", "\u0085", "\u2028", "\u2029", "\n\t"}) {
            assertEquals("a b", shown("a" + end + "b"), end);
        }
    }

    @Test
    void noCharacterIsMoreThanText() {
        assertEquals("ab", shown("a\u001b[2Jb"));
        assertEquals("ab", shown("a\u001b[1;31mb\u001b[0m"));
        assertEquals("ab", shown("a\u009b2Jb"));
        assertEquals("a0;titleb", shown("a\u001b]0;title\u0007b"));
        assertEquals("ab", shown("a\u001b(Bb\u001bc"));
        assertEquals("ab", shown("ab\u001b"));
        assertEquals("ab", shown("ab\u001b["));
        assertEquals("ab", shown("ab\u001b[31"));
        assertEquals("a b", shown("a\u001b[31\nb"));
        assertEquals("nimda admin", shown("\u202enimda\u202c admin"));
        assertEquals("ab", shown("a\u0000\u0008\u007f\u200b\u200d\u2060\ufeff\u00ad\u2066\u2069\u061cb"));
        assertEquals("ab", shown("a" + Character.toString(0xe0041) + "\ud800b"));
        assertEquals("é 😀 日本 ​x".replace("\u200b", ""), shown("é 😀 日本 x"));
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertEquals("ab😀cd", ForeignText.cut("ab😀cd", 6));
        assertEquals("ab😀…", ForeignText.cut("ab😀cde", 5));
        assertEquals("ab…", ForeignText.cut("ab😀cde", 4));
        assertEquals("ab…", ForeignText.cut("ab😀cde", 3));
    }

    /** Unicode's lists are of first and last characters: a step too far or too short shows at these. */
    @ParameterizedTest
    @CsvSource({
        "34f, 34f",
        "115f, 1160",
        "17b4, 17b5",
        "180b, 180f",
        "2060, 206f",
        "3164, 3164",
        "fe00, fe0f",
        "ffa0, ffa0",
        "fff0, fffb",
        "e0000, e0fff",
        "200b, 200f",
        "2028, 202e",
        "7f, 9f",
        "d800, dfff"
    })
    void whatLeavesNoTraceIsLeftOutAndItsNeighboursAreNot(String first, String last) {
        int begin = Integer.parseInt(first, 16);
        int end = Integer.parseInt(last, 16);
        assertTrue(IntStream.rangeClosed(begin, end).allMatch(Line::isHidden), first);
        assertFalse(Line.isHidden(begin - 1), first);
        assertFalse(Line.isHidden(end + 1), last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[0;31m",
                "\u001b[?25h",
                "\u001b[3~",
                "\u001b[ @",
                "\u001b[/@",
                "\u001b(B",
                "\u001b /F",
                "\u001b~",
                "\u001b0",
                "\u009b31m",
                "\u009b?1h",
                "\u009b~"
            })
    void aSequenceForATerminalEndsWithItsLastCharacter(String sequence) {
        assertEquals("ab", shown("a" + sequence + "b"));
        String cutShort = sequence.substring(0, sequence.length() - 1);
        assertEquals("a\u00e9", shown("a" + cutShort + "\u00e9"), "what ends no sequence is none of it");
        assertEquals("a", shown("a" + cutShort));
    }

    @Test
    void noTextIsForged() {
        String note = HyperlinkNote.encodeTo("http://evil.example.com", "click");
        assertFalse(printed("App " + ForeignText.of(note)).contains("\u001b"));
        assertFalse(printed("App " + note).contains("\u001b"));
        // A text cannot pass for ours, nor hide ours in it.
        assertEquals("a b c d e", secrets.sentence("a " + ForeignText.of("b\u2069 c \u2068d") + " e"));
    }

    @Test
    void lengthsAreSane() {
        assertEquals(ForeignText.MOST, shown("x".repeat(20 * 1024 * 1024)).length());
        assertTrue(shown("x".repeat(ForeignText.MOST + 1)).endsWith("x…"));
        assertEquals("x".repeat(ForeignText.MOST), shown("x".repeat(ForeignText.MOST)));
        // No half of a character is left.
        assertTrue(shown("x" + "😀".repeat(ForeignText.MOST)).endsWith("😀…"));
        assertTrue(shown("😀".repeat(ForeignText.MOST)).endsWith("😀…"));
        String sentence = secrets.sentence("dash refused: " + ForeignText.of("y".repeat(1_000_000)) + " Try again.");
        assertTrue(sentence.endsWith("… Try again."), "the way out is there");
        assertEquals(
                5 * ForeignText.MOST, secrets.sentence("z".repeat(1_000_000)).length());
    }

    @Test
    void nothingIsNothing() {
        assertEquals("", shown(null));
        assertEquals("", secrets.sentence(""));
        assertEquals("null", shown("null"));
        assertEquals("[a, b]", secrets.sentence(ForeignText.of(java.util.List.of("a", "b"))));
    }

    @Test
    void linksAreOurs() {
        String line = printed("App " + Link.to("https://dash.example.com/shop", "shop") + " runs.");
        assertEquals("App " + HyperlinkNote.encodeTo("https://dash.example.com/shop", "shop") + " runs.⏎", line);
        assertEquals(
                "a b c d⏎",
                HyperlinkNote.removeNotes(printed(Link.to("http://x", "a") + " b " + Link.to("http://y", "c") + " d")));
    }

    @Test
    void linksLeadToPagesOnly() {
        for (String url : new String[] {
            null,
            "",
            "javascript:alert(1)",
            "data:text/html,x",
            "//x",
            "http://a b",
            "https://x\n",
            "https://\u202ex",
            "https://x/" + "y".repeat(3_000)
        }) {
            assertEquals("App shop⏎", printed("App " + Link.to(url, "shop")));
        }
        assertEquals("App null⏎", printed("App " + Link.to("http://x", null)));
    }

    @Test
    void linksHideSecretsToo() {
        secrets.hide("s3cr3t");
        assertEquals("App ****⏎", printed("App " + Link.to("https://x/s3cr3t", "s3cr3t")));
        String line = printed("App " + Link.to("https://x", "a\nb\u001b[2J\u2068s3cr3t"));
        assertEquals("App a b****⏎", HyperlinkNote.removeNotes(line));
    }

    @Test
    void failuresAreCleanedWithTheirCauses() {
        secrets.hideFromOthers("hush");
        AbortException fine = new AbortException("There is no app.");
        assertSame(fine, Shown.of(fine, secrets));
        AbortException said =
                new AbortException("dash said: " + ForeignText.of("hush\nhush") + " " + Link.to("http://x", "See it"));
        assertEquals("dash said: **** **** See it", Shown.of(said, secrets).getMessage());
        assertInstanceOf(AbortException.class, Shown.of(said, secrets));
        IllegalStateException deep = new IllegalStateException("harmless", new IOException("For input: hush"));
        Throwable shown = Shown.of(deep, secrets);
        assertEquals("java.lang.IllegalStateException: harmless", shown.getMessage());
        assertEquals("java.io.IOException: For input: ****", shown.getCause().getMessage());
        assertEquals(deep.getStackTrace()[0], shown.getStackTrace()[0]);
        IllegalStateException harmless = new IllegalStateException("harmless", new IOException());
        assertSame(harmless, Shown.of(harmless, secrets));
    }

    @Test
    void failuresHaveAnEnd() {
        IOException first = new IOException("a");
        IOException second = new IOException("b", first);
        first.initCause(second);
        secrets.hide("hush");
        assertEquals("java.io.IOException: a", Shown.of(first, secrets).getMessage());
        Throwable many = IntStream.range(0, 1_000)
                .mapToObj(i -> (Throwable) new IOException("hush"))
                .reduce((cause, failure) -> failure.initCause(cause))
                .orElseThrow();
        java.io.StringWriter trace = new java.io.StringWriter();
        Shown.of(many, secrets).printStackTrace(new java.io.PrintWriter(trace));
        assertFalse(trace.toString().contains("hush"));
        IOException closing = new IOException("harmless");
        closing.addSuppressed(new IOException("hush"));
        assertEquals(0, Shown.of(closing, secrets).getSuppressed().length);
    }
}
