package io.jenkins.plugins.dashenterprise.text;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * What a server, a build or a file says, as a part of a sentence of ours.
 *
 * <p>{@link #of} marks it off from our own words, so that {@link Secrets#sentence} masks more of it than of these.
 */
public final class ForeignText {
    /** The most of a text that anybody is shown. */
    static final int MOST = 2_000;

    // Unicode's own marks for a text within a text; one that holds them itself has lost them.
    static final char BEGIN = '\u2068';
    static final char END = '\u2069';

    private static final int MOST_READ = 16 * 1024;

    private ForeignText() {}

    /** A text on one line, of a length that may be searched, to be put into a sentence; null is as good as empty. */
    public static String of(@CheckForNull Object text) {
        String foreign = text == null ? "" : text.toString();
        return BEGIN + Line.of(foreign.length() <= MOST_READ ? foreign : foreign.substring(0, MOST_READ)) + END;
    }

    /** As {@link #of}, with a full stop where there is none, for another sentence to follow; an ellipsis needs none. */
    public static String sentence(String text) {
        boolean ends = text.length() > MOST || text.endsWith(".") || text.endsWith("!") || text.endsWith("?");
        return of(text) + (ends ? "" : ".");
    }

    /** A text that is no longer than this; where it is cut, an ellipsis says so. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
