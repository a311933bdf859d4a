package io.jenkins.plugins.dashenterprise.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphQlDocumentTest {
    private static String problem(String text) {
        return new GraphQlDocument(text).problem();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ a }",
                "query { a }",
                "query Q($x: String = \"}\") @d { a(b: [1, {c: \"{\"}]) { d } }",
                "# } mutation {\nquery { a } # }",
                "# a comment\r{ a }",
                "query { a(b: \"\"\" } \" \\\"\"\" } \"\"\") }",
                "query { a(b: \"\\\"}\\\\\") }",
                "query { a(b: \"\") }",
                "\ufeffquery { ...F } fragment F on A { b }"
            })
    void holdsOneQuery(String text) {
        assertNull(problem(text));
        assertFalse(new GraphQlDocument(text).isMutation());
    }

    @Test
    void knowsAMutation() {
        assertTrue(new GraphQlDocument("fragment F on A { b } mutation M { c }").isMutation());
        assertFalse(new GraphQlDocument("{ mutation } # mutation").isMutation());
    }

    @Test
    void refusesWhatNoServerCanRead() {
        assertEquals("A string in query has no end", problem("{ a(b: \"c) }"));
        assertEquals("A string in query has no end", problem("{ a(b: \"c\n\") }"));
        assertEquals("A string in query has no end", problem("{ a(b: \"\"\"c\") }"));
        assertEquals("A string in query has no end", problem("{ a } \"\\"));
        assertEquals("The brackets in query do not match", problem("{ a"));
        assertEquals("The brackets in query do not match", problem("} {"));
        assertEquals("query holds 2 operations: give them to a step each", problem("query A { a } query B { b }"));
        assertEquals("query holds no operation: it looks like query { current { username } }", problem("# nothing"));
        assertEquals(
                "query begins with 'subscription', but only a query or a mutation can be sent",
                problem("subscription { a }"));
    }

    /** Eighteen seconds, once. */
    @Test
    void anythingIsReadInLinearTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String worst : new String[] {
                "\"\\", "\"", "\"\"\"", "\\\"\"\"", "\"\n", "#", "#\n", "{", "}", "a ", "a", "\"a\\\\", "\"\"\"\\"
            }) {
                problem(worst.repeat(1024 * 1024 / worst.length()));
            }
        });
    }
}
