package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.IOException;
import java.util.function.Function;

/**
 * What a server answers to a mutation.
 *
 * @param error why it refuses, or null or blank when it does not
 * @param required what no sound answer lacks, or null in an answer that is not sound
 * @param refresh whether it restarts the app
 */
public record Payload(
        @CheckForNull String error, @CheckForNull Object required, boolean refresh) {

    /** Reads the answer to a mutation upon which no app restarts; the answer may be null. */
    public static <P> Payload of(@CheckForNull P answer, Function<P, String> error, Function<P, ?> required) {
        return of(answer, error, required, whole -> false);
    }

    /** Reads the answer to a mutation, which may be null. */
    public static <P> Payload of(
            @CheckForNull P answer, Function<P, String> error, Function<P, ?> required, Function<P, Boolean> refresh) {
        return new Payload(
                Found.part(answer, error),
                Found.part(answer, required),
                Boolean.TRUE.equals(Found.part(answer, refresh)));
    }

    /**
     * The same when the server did what it was asked to.
     *
     * @param doing what that was, as in {@code to add the app}
     */
    public Payload checked(String doing, Session session) throws IOException {
        refuse(doing, error, session);
        Found.required(required, found -> found, session);
        return this;
    }

    /** A failure that the server tells in an answer, as the server words it. */
    public static void refuse(String doing, @CheckForNull String error, Session session) throws AbortException {
        if (error != null && !error.isBlank()) {
            throw new AbortException(session.subject() + session.server() + " refused " + doing + ": "
                    + ForeignText.sentence(error.strip()));
        }
    }
}
