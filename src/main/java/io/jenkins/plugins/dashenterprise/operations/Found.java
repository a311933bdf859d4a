package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What a server's answer holds; everything in it may be null. */
public final class Found {
    private Found() {}

    /** The item of a name, or null when the server has none that the user can see. */
    @CheckForNull
    public static <T> T named(String name, List<T> items, Function<T, String> nameOf) {
        return items.stream()
                .filter(item -> item != null && Objects.equals(nameOf.apply(item), name))
                .findFirst()
                .orElse(null);
    }

    /** A part of an answer, or null where what it belongs to is. */
    @CheckForNull
    public static <T, P> P part(@CheckForNull T whole, Function<T, P> part) {
        return whole == null ? null : part.apply(whole);
    }

    /** The text of a part of an answer, such as a time; null where {@link #part} is. */
    @CheckForNull
    public static <T> String text(@CheckForNull T whole, Function<T, ?> part) {
        return Objects.toString(part(whole, part), null);
    }

    /** A part that no sound answer lacks. */
    public static <T, P> P required(@CheckForNull T whole, Function<T, P> part, Session session)
            throws GraphQlException {
        P found = part(whole, part);
        if (found == null) {
            throw new GraphQlException(
                    GraphQlException.Kind.UNUSABLE,
                    session.server() + " sent an answer that lacks what was asked for; its own logs may say why.");
        }
        return found;
    }
}
