package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import java.time.Duration;

/** A call that brought no result; its message is a sentence for the build log, with the way out. */
public final class GraphQlException extends AbortException {
    private static final long serialVersionUID = 1;

    /** What is known of a failed call, which decides whether it may be made again. */
    public enum Kind {
        /** The request cannot have reached the server: anything may be sent again. */
        NOT_SENT,
        /** The server asked to come back later, as {@link #LOST} otherwise. */
        LATER,
        /** The answer was lost or is no answer: a query may be sent again, a mutation may have been applied. */
        LOST,
        /** An answer that cannot be used and would not get better: a mutation may have been applied. */
        UNUSABLE,
        /** The server does not accept the user. */
        UNAUTHENTICATED,
        /** The server answered the operation with GraphQL errors. */
        ERRORS,
        /** The server refused, and would again. */
        REFUSED
    }

    private static final Duration LONGEST_ASKED = Duration.ofMinutes(2);

    private final Kind kind;

    @CheckForNull
    private final Duration retryAfter;

    public GraphQlException(Kind kind, String message) {
        this(kind, message, null);
    }

    GraphQlException(Kind kind, String message, @CheckForNull Duration retryAfter) {
        super(message);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** How long to pause before the call is made again, in milliseconds, unless the server asked for longer. */
    public long pauseMillis(long unasked) {
        return retryAfter == null
                ? unasked
                : Math.max(unasked, Math.min(Pause.millis(retryAfter), Pause.millis(LONGEST_ASKED)));
    }

    /** Whether the server asked for a pause that nobody wants to sit through. */
    boolean asksForTooLong() {
        return retryAfter != null && retryAfter.compareTo(LONGEST_ASKED) > 0;
    }

    /** Whether the call may be made again at once; {@code harmless} says whether it does no harm to be carried out twice. */
    public boolean mayBeRepeated(boolean harmless) {
        return kind == Kind.NOT_SENT || harmless && (kind == Kind.LATER || kind == Kind.LOST);
    }

    /** Whether a mutation that failed like this may have been applied all the same. */
    public boolean outcomeUnknown() {
        return kind == Kind.LATER || kind == Kind.LOST || kind == Kind.UNUSABLE;
    }

    /** Whether the same query may succeed later without anybody mending anything, so that a wait goes on. */
    public boolean mayHeal() {
        return kind == Kind.NOT_SENT || outcomeUnknown();
    }

    /** The same failure in other words. */
    public GraphQlException reworded(String message) {
        return new GraphQlException(kind, message, retryAfter);
    }

    /** The same failure as it may be shown. */
    GraphQlException shown(Secrets secrets) {
        return new GraphQlException(kind, secrets.sentence(getMessage()), retryAfter);
    }

    /** The same failure with a sentence in front of its message and one behind it. */
    public GraphQlException explained(String before, String after) {
        return new GraphQlException(kind, before + getMessage() + after, retryAfter);
    }
}
