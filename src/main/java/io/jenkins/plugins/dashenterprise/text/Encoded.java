package io.jenkins.plugins.dashenterprise.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What becomes of a text in the hands of those who mean no harm: base64, and a wrong charset. */
final class Encoded {
    private static final int BITS_OF_A_BYTE = 8;
    private static final int BITS_OF_A_LETTER = 6;
    // Three bytes are four letters: where a part begins among them makes a difference.
    private static final int BYTES_AT_A_TIME = 3;
    // What is shorter may well be a word.
    private static final int SHORTEST_PART = 8;

    private Encoded() {}

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A text by itself and as a part of a longer one, in base64 and in that of URLs; in UTF-8 that is taken for Latin-1. */
    static Stream<String> forms(String text) {
        Stream<String> parts = IntStream.range(0, BYTES_AT_A_TIME)
                .mapToObj(before -> part(text, before))
                .filter(part -> part.length() >= SHORTEST_PART);
        return Stream.concat(
                Stream.concat(Stream.of(base64(text)), parts)
                        .flatMap(each -> Stream.of(each, each.replace('+', '-').replace('/', '_'))),
                Stream.of(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
    }

    /** The letters that are the text's alone when this many bytes are before it. */
    private static String part(String text, int before) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, all, before, bytes.length);
        String letters = Base64.getEncoder().withoutPadding().encodeToString(all);
        int begin = (before * BITS_OF_A_BYTE + BITS_OF_A_LETTER - 1) / BITS_OF_A_LETTER;
        int end = all.length * BITS_OF_A_BYTE / BITS_OF_A_LETTER;
        return begin < end ? letters.substring(begin, end) : "";
    }
}
