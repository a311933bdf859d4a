package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Map;

/**
 * An answer to a GraphQL operation, of which nobody knows yet whether it is a sound one.
 *
 * @param json maps, lists, strings, numbers and booleans
 */
record GraphQlAnswer(@CheckForNull Object json) {
    @CheckForNull
    private Object part(String name) {
        return json instanceof Map<?, ?> map ? map.get(name) : null;
    }

    /** Whether there are errors where GraphQL has them, be it in a shape that it does not know. */
    boolean hasErrors() {
        Object errors = part("errors");
        return errors instanceof List<?> list && !list.isEmpty()
                || errors instanceof Map<?, ?> map && !map.isEmpty()
                || errors instanceof String text && !text.isBlank();
    }

    boolean hasData() {
        return part("data") != null;
    }

    /** What it says in the place of errors. */
    Said errors() {
        return Said.in(part("errors"));
    }

    /** Refuses an answer that has errors or no data. */
    void refuseFailure(ServerAddress server) throws GraphQlException {
        if (hasErrors()) {
            throw Failures.errors(server, errors());
        }
        if (!hasData()) {
            throw Failures.withoutData(server, Said.in(json));
        }
    }
}
