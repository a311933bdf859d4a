package io.jenkins.plugins.dashenterprise.reviewapps;

/** Patterns in which {@code *} stands for any text. */
final class Wildcards {
    private Wildcards() {}

    /** In time that grows with the lengths of both only: each piece is found where it comes first. */
    static boolean match(String pattern, String text) {
        String[] pieces = pattern.split("\\*", -1);
        String first = pieces[0];
        String last = pieces[pieces.length - 1];
        if (pieces.length == 1) {
            return pattern.equals(text);
        }
        if (text.length() < first.length() + last.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int at = first.length();
        int end = text.length() - last.length();
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = text.indexOf(pieces[i], at);
            if (found < 0 || found + pieces[i].length() > end) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return true;
    }
}
