package io.jenkins.plugins.dashenterprise.text;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * The characters of a text that count when a secret is looked for, and where in the text each of them stands.
 *
 * <p>White space and what is hidden does not count: whoever passes a secret on may break it over lines.
 */
final class Gist {
    private char[] characters;
    private int[] begins;
    private int[] ends;
    private int size;

    private Gist(int capacity) {
        characters = new char[capacity];
        begins = new int[capacity];
        ends = new int[capacity];
    }

    static Gist of(String text) {
        Gist gist = new Gist(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            gist.add(Character.toString(character), i, i + Character.charCount(character));
        }
        return gist;
    }

    /** The gist of what the text means to those who take back the escapes of JSON, URLs and HTML; null when it has none. */
    @CheckForNull
    Gist unescaped() {
        Gist plain = new Gist(size);
        boolean found = false;
        for (int i = 0; i < size; ) {
            Escape escape = Escape.at(characters, i, size);
            int length = escape == null ? 1 : escape.length();
            plain.add(
                    escape == null ? String.valueOf(characters[i]) : escape.meaning(), begins[i], ends[i + length - 1]);
            found |= escape != null;
            i += length;
        }
        return found ? plain : null;
    }

    private void add(String meaning, int begin, int end) {
        int character = meaning.isEmpty() ? ' ' : meaning.codePointAt(0);
        boolean half = meaning.length() == 1 && Character.isSurrogate(meaning.charAt(0));
        if (Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Line.isHidden(character) && !half) {
            return;
        }
        for (int i = 0; i < meaning.length(); i++) {
            characters[size] = meaning.charAt(i);
            begins[size] = begin;
            ends[size++] = end;
        }
    }

    int size() {
        return size;
    }

    char at(int index) {
        return characters[index];
    }

    /** Where in the text a character begins. */
    int begin(int index) {
        return begins[index];
    }

    /** Where in the text a character ends. */
    int end(int index) {
        return ends[index];
    }

    @Override
    public String toString() {
        return new String(characters, 0, size);
    }
}
