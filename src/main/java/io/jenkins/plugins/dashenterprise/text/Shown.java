package io.jenkins.plugins.dashenterprise.text;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import java.io.IOException;

/** Exceptions as they may be shown, whoever worded them. */
public final class Shown {
    private static final int MOST_CAUSES = 20;

    private Shown() {}

    /** The same exception, or one in its place when a message of it or of a cause may not be shown as it is. */
    public static Throwable of(Throwable failure, Secrets secrets) {
        return of(failure, secrets, 0);
    }

    private static Throwable of(Throwable failure, Secrets secrets, int depth) {
        if (failure instanceof AbortException) {
            String sentence = secrets.sentence(Link.plain(String.valueOf(failure.getMessage())));
            return sentence.equals(String.valueOf(failure.getMessage())) ? failure : new AbortException(sentence);
        }
        boolean last = failure.getCause() == null || depth == MOST_CAUSES;
        Throwable cause = last ? null : of(failure.getCause(), secrets, depth + 1);
        // Of an unforeseen exception nobody knows what is ours in it.
        String sentence = secrets.sentence(ForeignText.of(failure));
        boolean fit = sentence.equals(failure.toString())
                && cause == failure.getCause()
                && failure.getSuppressed().length == 0;
        return fit ? failure : copy(failure, sentence, cause);
    }

    private static Throwable copy(Throwable failure, String sentence, @CheckForNull Throwable cause) {
        IOException copy = new IOException(sentence, cause);
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }
}
