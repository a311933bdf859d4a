package org.jenkinsci.plugins.workflow.cps;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Comparator;

/** A call that Jenkins would refuse with a stack trace and all arguments; here one sentence, with names only, is printed. */
final class Misuse extends IllegalArgumentException {
    Misuse(String sentence) {
        super(sentence);
    }

    @Override
    public void printStackTrace(PrintStream out) {
        out.println(getMessage());
    }

    /** The question whether the nearest of the known words was meant; empty when none is near. */
    static String guess(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(each -> distance(word, each)))
                .filter(nearest -> distance(word, nearest) <= Math.min(3, word.length() / 2))
                .map(nearest -> " Did you mean '" + nearest + "'?")
                .orElse("");
    }

    /** How many letters to insert, to delete or to change, whatever their case. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            int diagonal = i;
            for (int j = 0; j <= other.length(); j++) {
                int above = row[j];
                boolean border = i == 0 || j == 0;
                row[j] = border ? i + j : Math.min(Math.min(above, row[j - 1]) + 1, diagonal + unlike(one, i, other, j));
                diagonal = above;
            }
        }
        return row[other.length()];
    }

    private static int unlike(String one, int i, String other, int j) {
        return Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1)) ? 0 : 1;
    }
}
