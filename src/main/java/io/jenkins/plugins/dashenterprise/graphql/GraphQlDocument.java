package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** A GraphQL document that somebody else wrote, read just far enough to know what it does. */
public final class GraphQlDocument {
    private static final String BLOCK = "\"\"\"";

    private final String text;
    private final List<String> definitions = new ArrayList<>();
    private int depth;
    private boolean begins = true;
    private boolean balanced = true;
    private boolean endless;

    public GraphQlDocument(String text) {
        this.text = text;
        for (int at = 0; at < text.length(); at = read(at)) {}
        balanced &= depth == 0;
    }

    /** Reads what is at an index, and returns the index of what follows. */
    private int read(int at) {
        char first = text.charAt(at);
        if (first == '"') {
            return text.startsWith(BLOCK, at) ? afterBlock(at) : afterString(at);
        }
        if (first == '#') {
            return skip(at, character -> character != '\n' && character != '\r');
        }
        int end = isName(first) ? skip(at, GraphQlDocument::isName) : at + 1;
        if (isName(first)) {
            define(at, end);
        } else if ("{([})]".indexOf(first) >= 0) {
            bracket(at, end);
        }
        return end;
    }

    private int skip(int from, IntPredicate skipped) {
        int at = from;
        while (at < text.length() && skipped.test(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private void define(int begin, int end) {
        if (begins) {
            definitions.add(text.substring(begin, end));
            begins = false;
        }
    }

    private void bracket(int begin, int end) {
        define(begin, end);
        depth += "{([".indexOf(text.charAt(begin)) < 0 ? -1 : 1;
        balanced &= depth >= 0;
        begins = depth == 0 && text.charAt(begin) == '}';
    }

    private int afterString(int begin) {
        for (int at = begin + 1; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '"' -> {
                    return at + 1;
                }
                case '\n', '\r' -> {
                    endless = true;
                    return at;
                }
                // The next character stands for itself.
                case '\\' -> at++;
                default -> {}
            }
        }
        endless = true;
        return text.length();
    }

    private int afterBlock(int begin) {
        int end = text.indexOf(BLOCK, begin + BLOCK.length());
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end = text.indexOf(BLOCK, end + BLOCK.length());
        }
        endless |= end < 0;
        return end < 0 ? text.length() : end + BLOCK.length();
    }

    private static boolean isName(int character) {
        return Character.isLetterOrDigit(character) || "_$@!".indexOf(character) >= 0;
    }

    /** Whether it changes something. */
    public boolean isMutation() {
        return definitions.contains("mutation");
    }

    /** What is wrong with it, or null. */
    @CheckForNull
    public String problem() {
        if (endless) {
            return "A string in query has no end";
        }
        if (!balanced) {
            return "The brackets in query do not match";
        }
        List<String> operations =
                definitions.stream().filter(each -> !each.equals("fragment")).toList();
        if (operations.isEmpty()) {
            return "query holds no operation: it looks like query { current { username } }";
        }
        if (operations.size() > 1) {
            return "query holds " + operations.size() + " operations: give them to a step each";
        }
        return List.of("{", "query", "mutation").contains(operations.get(0))
                ? null
                : "query begins with '" + operations.get(0) + "', but only a query or a mutation can be sent";
    }
}
