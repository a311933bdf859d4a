package io.jenkins.plugins.dashenterprise.text;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * Finds any number of words in one pass over a text, however they overlap: the automaton of Aho and Corasick.
 *
 * <p>Its states are numbered level by level, so that those which follow a state stand side by side, in the order of their letters.
 */
final class Search {
    private static final int LONGEST = 4_096;
    private static final int LEAST_KNOWN = 16;
    private static final int MOST_LETTERS = 1 << 20;
    private static final int SHORTEST_BEGINNING = 8;

    private final List<String> words;
    private final int known;
    private final boolean beginnings;
    private final char[] letter;
    private final int[] before;
    private final int[] following;
    private final int[] otherwise;
    private final int[] found;
    private final BitSet open = new BitSet();
    private int states = 1;

    /**
     * @param beginnings whether the first half of a word is worth finding, where it is long enough
     */
    Search(Collection<String> all, boolean beginnings) {
        this.words = all.stream().distinct().sorted().toList();
        this.beginnings = beginnings;
        int length = LONGEST;
        while (length > LEAST_KNOWN && letters(length) > MOST_LETTERS) {
            length /= 2;
        }
        this.known = length;
        // Nobody sends so much that is secret; if it is, nothing is shown.
        int most = tooMany() ? 1 : (int) letters(known) + 1;
        this.letter = new char[most];
        this.before = new int[most];
        this.following = new int[most + 1];
        this.otherwise = new int[most];
        this.found = new int[most];
        if (!tooMany()) {
            number();
            link();
        }
    }

    private long letters(int length) {
        return words.stream().mapToLong(word -> Math.min(word.length(), length)).sum();
    }

    private boolean tooMany() {
        return letters(known) > MOST_LETTERS;
    }

    private void number() {
        int[] at = new int[words.size()];
        int longest = words.stream().mapToInt(String::length).max().orElse(0);
        for (int depth = 0; depth < Math.min(longest, known); depth++) {
            int level = states;
            for (int i = 0; i < at.length; i++) {
                if (words.get(i).length() > depth) {
                    at[i] = follow(at[i], words.get(i).charAt(depth), level);
                    mark(at[i], depth + 1, words.get(i).length());
                }
            }
        }
    }

    private int follow(int state, char next, int level) {
        int last = states - 1;
        if (last < level || before[last] != state || letter[last] != next) {
            letter[states] = next;
            before[states] = state;
            last = states++;
        }
        return last;
    }

    private void mark(int state, int depth, int length) {
        boolean half = beginnings && depth >= SHORTEST_BEGINNING && 2 * depth >= length;
        if (depth == length || half || depth == known) {
            found[state] = depth;
        }
        if (depth == known && length > known) {
            open.set(state);
        }
    }

    private void link() {
        for (int state = 0, next = 1; state <= states; state++) {
            while (next < states && before[next] < state) {
                next++;
            }
            following[state] = next;
        }
        for (int state = 1; state < states; state++) {
            otherwise[state] = before[state] == 0 ? 0 : next(otherwise[before[state]], letter[state]);
            found[state] = Math.max(found[state], found[otherwise[state]]);
        }
    }

    private int next(int from, char character) {
        int state = from;
        int next = child(state, character);
        while (next == 0 && state != 0) {
            state = otherwise[state];
            next = child(state, character);
        }
        return next;
    }

    private int child(int state, char character) {
        int low = following[state];
        int high = following[state + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (letter[middle] == character) {
                return middle;
            }
            if (letter[middle] < character) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return 0;
    }

    /** Marks where words stand in the text of a gist; of one that is too long to be known whole, all that follows. */
    void mark(Gist gist, BitSet places) {
        if (tooMany() && gist.size() > 0) {
            places.set(gist.begin(0), gist.end(gist.size() - 1));
            return;
        }
        int state = 0;
        for (int i = 0; i < gist.size(); i++) {
            state = next(state, gist.at(i));
            if (found[state] > 0) {
                int last = open.get(state) ? gist.size() - 1 : i;
                places.set(gist.begin(i + 1 - found[state]), gist.end(last));
                if (last > i) {
                    return;
                }
            }
        }
    }
}
