package io.jenkins.plugins.dashenterprise.text;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Several characters that stand for another one in JSON, in the code of a program, in a URL or in HTML.
 *
 * @param length how many characters there are
 * @param meaning what they stand for; empty for white space
 */
record Escape(int length, String meaning) {
    private static final int LONGEST_ENTITY = 10;
    private static final Map<String, String> ENTITIES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "", "sol", "/", "plus", "+", "equals",
            "=");

    /** The escape that begins at an index of a text of this size, or null. */
    @CheckForNull
    static Escape at(char[] text, int index, int size) {
        return switch (text[index]) {
            case '\\' -> ofCode(text, index, size);
            case '%' -> ofUrl(text, index, size);
            case '&' -> ofHtml(text, index, size);
            // A form's way to write a space.
            case '+' -> new Escape(1, "");
            default -> null;
        };
    }

    @CheckForNull
    private static Escape ofCode(char[] text, int index, int size) {
        char kind = index + 1 < size ? text[index + 1] : ' ';
        return switch (kind) {
            case 'u' -> number(text, index, 2, 4, size);
            case 'U' -> number(text, index, 2, 8, size);
            case 'x' -> number(text, index, 2, 2, size);
            case 'n', 'r', 't', 'b', 'f' -> new Escape(2, "");
            case '"', '\'', '\\', '/' -> new Escape(2, String.valueOf(kind));
            default -> null;
        };
    }

    @CheckForNull
    private static Escape number(char[] text, int index, int prefix, int digits, int size) {
        int value = hexadecimal(text, index + prefix, digits, size);
        return value < 0 ? null : new Escape(prefix + digits, character(value));
    }

    /** A character in UTF-8, of which each byte is escaped; or one byte that is none. */
    @CheckForNull
    private static Escape ofUrl(char[] text, int index, int size) {
        int first = hexadecimal(text, index + 1, 2, size);
        if (first < 0) {
            return null;
        }
        byte[] bytes = new byte[first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4];
        for (int i = 0; i < bytes.length; i++) {
            int at = index + 3 * i;
            int value = at < size && text[at] == '%' ? hexadecimal(text, at + 1, 2, size) : -1;
            if (value < 0) {
                return new Escape(3, character(first));
            }
            bytes[i] = (byte) value;
        }
        return new Escape(3 * bytes.length, new String(bytes, StandardCharsets.UTF_8));
    }

    @CheckForNull
    private static Escape ofHtml(char[] text, int index, int size) {
        int end = index + 1;
        while (end < size && end - index <= LONGEST_ENTITY && text[end] != ';') {
            end++;
        }
        if (end == size || text[end] != ';') {
            return null;
        }
        String name = new String(text, index + 1, end - index - 1);
        String meaning = name.startsWith("#") ? numbered(name.substring(1)) : ENTITIES.get(name);
        return meaning == null ? null : new Escape(end + 1 - index, meaning);
    }

    @CheckForNull
    private static String numbered(String number) {
        try {
            boolean hexadecimal = number.startsWith("x") || number.startsWith("X");
            int value = hexadecimal ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
            return value < 0 ? null : character(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String character(int value) {
        return Character.isValidCodePoint(value) ? Character.toString(value) : "\ufffd";
    }

    /** The value of some digits, or a negative number where there are others. */
    private static int hexadecimal(char[] text, int index, int digits, int size) {
        if (index + digits > size) {
            return -1;
        }
        int value = 0;
        for (int i = index; i < index + digits; i++) {
            int digit = text[i] < 128 ? Character.digit(text[i], 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
