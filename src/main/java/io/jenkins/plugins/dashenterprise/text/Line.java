package io.jenkins.plugins.dashenterprise.text;

/** Makes one line of a text, without what a terminal, a log or a reader's eye takes for more than text. */
final class Line {
    private static final char ESCAPE = '\u001b';
    private static final char CONTROL_SEQUENCE = '\u009b';

    private final String text;
    private final StringBuilder line;

    private Line(String text) {
        this.text = text;
        this.line = new StringBuilder(text.length());
    }

    static String of(String text) {
        Line line = new Line(text);
        for (int at = 0; at < text.length(); at = line.read(at)) {}
        return line.line.toString();
    }

    /** Whether a character leaves no trace where a text is read. */
    static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isIgnorable(character);
        };
    }

    // Unicode's "default ignorable" characters, as far as their type does not tell.
    private static boolean isIgnorable(int character) {
        return character == 0x34f
                || character == 0x115f
                || character == 0x1160
                || character == 0x2065
                || character == 0x3164
                || character == 0xffa0
                || character >= 0x17b4 && character <= 0x17b5
                || character >= 0x180b && character <= 0x180f
                || character >= 0xfe00 && character <= 0xfe0f
                || character >= 0xfff0 && character <= 0xfff8
                || character >= 0xe0000 && character <= 0xe0fff;
    }

    /** Takes over what is at an index, and returns the index of what follows. */
    private int read(int at) {
        int character = text.codePointAt(at);
        if (character == ESCAPE || character == CONTROL_SEQUENCE) {
            return afterSequence(at);
        }
        if (character == '\t' || isBreak(character)) {
            space();
        } else if (!isHidden(character)) {
            line.appendCodePoint(character);
        }
        return at + Character.charCount(character);
    }

    private static boolean isBreak(int character) {
        return character >= '\n' && character <= '\r'
                || character == '\u0085'
                || character == '\u2028'
                || character == '\u2029';
    }

    private void space() {
        if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
            line.append(' ');
        }
    }

    /** Behind a sequence for a terminal: its parameters, and the character that ends it. */
    private int afterSequence(int at) {
        int next = at + 1;
        int lastOfParameters = '/';
        if (text.charAt(at) == CONTROL_SEQUENCE || next < text.length() && text.charAt(next) == '[') {
            next = text.charAt(at) == CONTROL_SEQUENCE ? next : next + 1;
            lastOfParameters = '?';
        }
        while (next < text.length() && text.charAt(next) >= ' ' && text.charAt(next) <= lastOfParameters) {
            next++;
        }
        return next < text.length() && text.charAt(next) > ' ' && text.charAt(next) <= '~' ? next + 1 : next;
    }
}
