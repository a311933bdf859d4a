package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.exception.ApolloNetworkException;
import edu.umd.cs.findbugs.annotations.CheckForNull;

/** A failure and what it came from, through what Apollo wraps it in. */
final class Causes {
    private Causes() {}

    /** The first of a type, or null. */
    @CheckForNull
    static <T extends Throwable> T find(Throwable failure, Class<T> type) {
        for (Throwable t = failure; t != null; t = next(t)) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }

    static Throwable root(Throwable failure) {
        Throwable cause = next(failure);
        return cause == null ? failure : root(cause);
    }

    @CheckForNull
    private static Throwable next(Throwable failure) {
        return failure instanceof ApolloNetworkException network
                        && network.getPlatformCause() instanceof Throwable cause
                ? cause
                : failure.getCause();
    }
}
