package io.jenkins.plugins.dashenterprise.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private final Secrets secrets = new Secrets();

    private String foreign(String text) {
        return secrets.sentence(ForeignText.of(text));
    }

    private void values(String... values) {
        List.of(values).forEach(secrets::hideFromOthers);
    }

    @Test
    void whatIsHiddenLaterIsMaskedFromThenOn() {
        Secrets secrets = new Secrets();
        secrets.hide("first-secret");
        assertEquals("**** second-secret", secrets.sentence("first-secret second-secret"));
        secrets.hide("second-secret");
        assertEquals("**** ****", secrets.sentence("first-secret second-secret"));
        assertEquals("**** third-value", secrets.sentence(ForeignText.of("second-secret third-value")));
        secrets.hideFromOthers("third-value");
        assertEquals("**** ****", secrets.sentence(ForeignText.of("second-secret third-value")));
        assertEquals("third-value", secrets.sentence("third-value"));
        secrets.hide("fourth-secret");
        assertEquals("****", secrets.sentence(ForeignText.of("fourth-secret")));
    }

    @Test
    void whatWasSentIsMaskedInWhatComesBack() {
        values("hush", "s3cr3t");
        assertEquals("no **** and no ****.", foreign("no hush and no s3cr3t."));
        assertEquals(
                "dash refused: **** is too long",
                secrets.sentence("dash refused: " + ForeignText.of("hush is too long")));
    }

    @Test
    void valuesLeaveOurOwnWordsAlone() {
        values("error", "production");
        assertEquals(
                "production answered with an error: no ****",
                secrets.sentence("production answered with an error: " + ForeignText.of("no error")));
    }

    @Test
    void secretsAreMaskedEverywhere() {
        secrets.hide("ci-key");
        assertEquals("a ****, a ****", secrets.sentence("a ci-key, " + ForeignText.of("a ci-key")));
    }

    @Test
    void shortValuesAreNoSecrets() {
        values("abc", "", "1");
        secrets.hide(null);
        secrets.hide("yes");
        assertEquals("abc 1 yes", foreign("abc 1 yes"));
    }

    @Test
    void aLoginIsMaskedInItsHeaderToo() {
        secrets.hideLogin("ci", "ci-key-of-1234");
        String header = Base64.getEncoder().encodeToString("ci:ci-key-of-1234".getBytes(StandardCharsets.UTF_8));
        assertEquals("Authorization: Basic ****", foreign("Authorization: Basic " + header));
        assertEquals("Basic ****", foreign("Basic " + header.replaceFirst("=+$", "")));
        assertEquals("Basic ****", foreign("Basic " + URLEncoder.encode(header, StandardCharsets.UTF_8)));
        assertEquals("key ****", foreign("key ci-key-of-1234"));
    }

    @Test
    void secretsAreMaskedInBase64() {
        secrets.hide("a secret of the shop");
        assertEquals(
                "data: ****",
                foreign("data: "
                        + Base64.getEncoder().encodeToString("a secret of the shop".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void secretsAreMaskedWithinWhatIsInBase64() {
        secrets.hide("s3cr3t/of>the?shop");
        for (String before : List.of("", "a", "ab", "abc", "CI:", "{\"password\":\"")) {
            byte[] text = (before + "s3cr3t/of>the?shop" + "\"}").getBytes(StandardCharsets.UTF_8);
            for (Base64.Encoder encoder : List.of(
                    Base64.getEncoder(), Base64.getUrlEncoder(), Base64.getMimeEncoder(12, new byte[] {'\n'}))) {
                String shown = foreign("sent " + encoder.encodeToString(text));
                assertTrue(shown.contains("****"), shown);
                String left = shown.replaceAll(".*?sent |\\*\\*\\*\\*.*", "");
                assertTrue(left.length() <= before.length() * 4 / 3 + 4, shown);
            }
        }
    }

    @Test
    void secretsAreMaskedInAWrongCharset() {
        secrets.hide("pässwörd");
        byte[] bytes = "pässwörd".getBytes(StandardCharsets.UTF_8);
        assertEquals("bad key ****", foreign("bad key " + new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    @Test
    void valuesMayHoldAndOverlapEachOther() {
        values("password", "pass", "wordlist", "****", "***", "aaaa");
        assertEquals("<****> <****> <****>", foreign("<password> <pass> <wordlist>"));
        assertEquals("<****>", foreign("<passwordlist>"));
        assertEquals("<****>", foreign("<****>"));
        assertEquals("<****>", foreign("<aaaaaaa>"));
        assertEquals("<****>", foreign("<aaaapassword>"));
    }

    @Test
    void valuesAreMaskedAsAServerEscapesThem() {
        String value = "p\"w&é<\\n>/1%41 +\n'😀";
        values(value);
        for (String escaped : List.of(
                value,
                "p\\\"w&é<\\\\n>\\/1%41 +\\n'😀",
                "p\\u0022w\\u0026\\u00e9\\u003c\\\\n\\u003e/1%41 +\\n\\u0027\\ud83d\\ude00",
                "p\\x22w&\\xe9<\\\\n>/1%41 +\\n\\'\\U0001f600",
                URLEncoder.encode(value, StandardCharsets.UTF_8),
                URLEncoder.encode(value, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .toLowerCase(),
                "p&quot;w&amp;é&lt;\\n&gt;/1%41 +\n&#39;&#128512;",
                "p&#34;w&#x26;&#233;&#60;\\n&#x3E;&sol;1%41 &plus;\n&apos;&#x1F600;",
                // JSON in JSON, and JSON in HTML
                "p\\\\\\\"w&é<\\\\\\\\n>/1%41 +\\\\n'😀",
                "p\\&quot;w&amp;é&lt;\\\\n&gt;/1%41 +\\n&#39;😀",
                // broken over lines, indented, in colours
                "p\"w&\r\n    é<\\n>/1%4\n1 +\t'\u001b[1m😀",
                "p\"\u200bw&é\u00ad<\\n>/1\u202e%41 +'😀")) {
            assertEquals("value '****' is bad", foreign("value '" + escaped + "' is bad"), escaped);
        }
    }

    @Test
    void valuesWithEscapesOfTheirOwnAreMasked() {
        for (String value : List.of(
                "C:\\new\\table",
                "100%25%20off",
                "&amp;amp;x",
                "\\u0041\\u0042",
                "a+b c+d",
                "%%%%",
                "\\\\\\\\",
                "a%2Bb+c%zz",
                "&#xFFFFFFFF;&;")) {
            Secrets one = new Secrets();
            one.hideFromOthers(value);
            for (String escaped : List.of(
                    value,
                    URLEncoder.encode(value, StandardCharsets.UTF_8),
                    value.replace("\\", "\\\\"),
                    value.replace("&", "&amp;"))) {
                assertEquals("<****>", one.sentence(ForeignText.of("<" + escaped + ">")), escaped);
            }
        }
    }

    @Test
    void valuesOfSeveralLinesAreMaskedLineByLine() {
        values("-----BEGIN KEY-----\nMIIEowIBAAKCAQEA\r\nu1SU1LfVLPHCozMx\n\nabc\n-----END KEY-----\n");
        assertEquals("at ****", foreign("at u1SU1LfVLPHCozMx"));
        assertEquals(
                "at ****",
                foreign("at -----BEGIN KEY-----\nMIIEowIBAAKCAQEA\nu1SU1LfVLPHCozMx\n\nabc\n-----END KEY-----"));
        assertEquals("at abc", foreign("at abc"));
    }

    @Test
    void halfOfASecretIsMasked() {
        values("MIIEowIBAAKCAQEAu1SU1LfVLPHCozMxH2Mo4lgOEePzNm0t");
        assertEquals("value '****...' is too long", foreign("value 'MIIEowIBAAKCAQEAu1SU1LfVLP...' is too long"));
        assertEquals("MIIE", foreign("MIIE"));
    }

    @Test
    void aSecretThatIsCutIsNotShownInPart() {
        values("0123456789abcdef");
        String log = foreign("x".repeat(ForeignText.MOST - 5) + "0123456789abcdef");
        assertFalse(log.contains("0123"), log);
        assertTrue(log.endsWith("x****"), log);
    }

    @Test
    void longSecretsAreMaskedToTheirEnds() {
        Random random = new Random(7);
        String value =
                random.ints(30_000, 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining());
        values(value);
        assertEquals("no ****", foreign("no " + value));
        assertEquals("no ****", foreign("no " + value.substring(0, 6_000)));
    }

    @Test
    void moreThanCanBeRememberedIsStillMasked() {
        IntStream.range(0, 40_000)
                .forEach(i -> secrets.hideFromOthers("value-of-a-variable-" + i + "-that-is-rather-long"));
        assertEquals("no ****", foreign("no value-of-a-variable-39999-that-is-rather-long"));
        IntStream.range(0, 100_000).forEach(i -> secrets.hideFromOthers("x" + i + "-that-is-rather-long"));
        assertEquals("dash: ****", secrets.sentence("dash: " + ForeignText.of("no x99999-that-is-rather-long")));
    }

    /** A search that compares each secret with each place of the text takes minutes for this. */
    @Test
    void maskingTakesLinearTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 500; i++) {
                values("a".repeat(100 + i) + "b");
            }
            secrets.hide("%".repeat(4_000));
            for (String worst :
                    List.of("a", "\\", "%", "&", "\u001b[", "\u001b", "&#", "%4", "\\u00", "\u2068", "\u2069", "+")) {
                String text = worst.repeat(1024 * 1024 / worst.length());
                assertTrue(foreign(text).length() <= ForeignText.MOST, worst);
                assertTrue(secrets.sentence(text).length() <= 5 * ForeignText.MOST, worst);
            }
        });
    }

    /** Against the plain way to do it. */
    @Test
    void findsWhateverIsThere() {
        Random random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            Secrets some = new Secrets();
            List<String> values = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                values.add(letters(random, 4 + random.nextInt(4)));
            }
            values.forEach(some::hideFromOthers);
            String text = letters(random, random.nextInt(60));
            assertEquals(masked(text, values), some.sentence(ForeignText.of(text)), values + " in " + text);
        }
    }

    private static String letters(Random random, int length) {
        return random.ints(length, 'a', 'c' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static String masked(String text, List<String> values) {
        boolean[] hidden = new boolean[text.length() + 1];
        for (String value : values) {
            for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
                java.util.Arrays.fill(hidden, at, at + value.length(), true);
            }
        }
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            masked.append(hidden[i] ? hidden[i + 1] ? "" : "****" : text.substring(i, i + 1));
        }
        return masked.toString();
    }

    @Test
    void travelsToAnAgent() throws Exception {
        values("hush");
        assertEquals("****", foreign("hush"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(secrets);
        }
        Secrets there = (Secrets) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertEquals("****", there.sentence(ForeignText.of("hush")));
        assertFalse(secrets.toString().contains("hush"));
    }
}
