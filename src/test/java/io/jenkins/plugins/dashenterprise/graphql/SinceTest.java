package io.jenkins.plugins.dashenterprise.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SinceTest {
    private static final ServerAddress SERVER = new ServerAddress("old", "https://dash.example.com", 10, 60);

    @Test
    void saysSinceWhichVersionAnUnknownPartExists() {
        String sentence = Failures.errors(
                        SERVER, Said.in(List.of("Cannot query field \"hasWorkspace\" on type \"App\".")))
                .getMessage();
        assertTrue(sentence.contains("hasWorkspace exists since Dash Enterprise 4.0."), sentence);
        assertTrue(sentence.contains("The server is older or newer than the operation"), sentence);
        assertEquals(
                " adminTasks exists since Dash Enterprise 3.",
                Since.explain("Cannot query field \"adminTasks\" on type \"RootQuery\"."));
    }

    @Test
    void saysNothingWhereNothingIsKnown() {
        assertEquals("", Since.explain("Cannot query field \"newest\" on type \"App\"."));
        assertFalse(Since.isUnknown("No licence is free."));
    }
}
