package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lines {@code NAME=value} as python-dotenv reads them, though without interpolation: the syntax of {@code .env} files, and
 * of a map in a form. Each character is looked at a fixed number of times, whatever the text.
 */
public final class DotEnv {
    private static final String EXPORT = "export";
    private static final String ESCAPES = "\\'\"abfnrtv";
    private static final String ESCAPED = "\\'\"\u0007\b\f\n\r\t\u000b";
    private static final char END = '\0';

    private final String text;
    private final List<Entry> entries = new ArrayList<>();
    private int position;
    private int line = 1;
    private int badLine;

    /**
     * A variable.
     *
     * @param line where its name stands, counted from 1
     */
    public record Entry(String name, String value, int line) {}

    public DotEnv(@CheckForNull String text) {
        this.text = text == null ? "" : text;
        while (badLine == 0 && findEntry()) {
            int start = line;
            if (!readEntry(start)) {
                badLine = start;
            }
        }
    }

    /** The variables in their order, up to the {@link #badLine}. */
    public List<Entry> entries() {
        return entries;
    }

    /** Where the first entry begins that can't be read, counted from 1; 0 when all can. */
    public int badLine() {
        return badLine;
    }

    /** The values by name; of a name that is given twice the last counts. */
    public Map<String, String> map() {
        Map<String, String> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(entry.name, entry.value));
        return map;
    }

    /** What is wrong with the text of a form, where no name may be given twice, or null; it never holds a piece of it. */
    @CheckForNull
    public String problem() {
        if (badLine != 0) {
            return "Line " + badLine + " is not of the form NAME=value";
        }
        Set<String> names = new HashSet<>();
        return entries.stream()
                .filter(entry -> !names.add(entry.name))
                .findFirst()
                .map(entry -> "Line " + entry.line + " has the name of an earlier line")
                .orElse(null);
    }

    /** Goes to the next line that is not blank, if there is one. */
    private boolean findEntry() {
        while (position < text.length() && isSpace(peek())) {
            next();
        }
        return position < text.length();
    }

    /** Reads a comment or an entry, unless there is neither. */
    private boolean readEntry(int start) {
        if (text.startsWith(EXPORT, position) && isBlank(at(position + EXPORT.length()))) {
            position += EXPORT.length();
            skipBlanks();
        }
        if (peek() == '#') {
            skipLine();
            return true;
        }
        String name = peek() == '\'' ? quoted(false) : plainName();
        skipBlanks();
        if (name == null || name.isEmpty() || peek() != '=') {
            return false;
        }
        position++;
        boolean spaced = isBlank(peek());
        skipBlanks();
        String value = value(spaced);
        skipBlanks();
        if (peek() == '#') {
            skipLine();
        }
        if (value == null || position < text.length() && !isLineEnd(peek())) {
            return false;
        }
        return entries.add(new Entry(name, value, start));
    }

    private String plainName() {
        int start = position;
        while (position < text.length() && peek() != '=' && peek() != '#' && !isSpace(peek())) {
            position++;
        }
        return text.substring(start, position);
    }

    @CheckForNull
    private String value(boolean spaced) {
        if (peek() == '\'' || peek() == '"') {
            return quoted(true);
        }
        return spaced && peek() == '#' ? "" : plainValue();
    }

    /** Up to a comment, which begins with white space, or to the end of the line. */
    private String plainValue() {
        int start = position;
        int end = position;
        while (position < text.length() && !isLineEnd(peek()) && !(peek() == '#' && position > end)) {
            if (!isSpace(text.charAt(position++))) {
                end = position;
            }
        }
        return text.substring(start, end);
    }

    /** What stands in quotes, or null when they are not closed. */
    @CheckForNull
    private String quoted(boolean escapes) {
        char quote = peek();
        String known = quote == '"' ? ESCAPES : ESCAPES.substring(0, 2);
        StringBuilder value = new StringBuilder();
        next();
        while (position < text.length() && peek() != quote) {
            char each = next();
            int escape = escapes && each == '\\' && position < text.length() ? known.indexOf(peek()) : -1;
            if (escape >= 0) {
                value.append(ESCAPED.charAt(escape));
                next();
            } else {
                value.append(each);
            }
        }
        if (position == text.length()) {
            return null;
        }
        next();
        return value.toString();
    }

    private char at(int index) {
        return index < text.length() ? text.charAt(index) : END;
    }

    private char peek() {
        return at(position);
    }

    private char next() {
        char each = text.charAt(position++);
        if (each == '\n' || each == '\r' && peek() != '\n') {
            line++;
        }
        return each;
    }

    private void skipLine() {
        while (position < text.length() && !isLineEnd(peek())) {
            position++;
        }
    }

    private void skipBlanks() {
        while (isBlank(peek())) {
            position++;
        }
    }

    private static boolean isBlank(char each) {
        return isSpace(each) && !isLineEnd(each);
    }

    private static boolean isLineEnd(char each) {
        return each == '\n' || each == '\r';
    }

    /** White space as Python has it, no-break space included. */
    static boolean isSpace(char each) {
        return Character.isWhitespace(each) || Character.isSpaceChar(each) || each == '\u0085';
    }
}
