package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hush",
                "[1]",
                "\"a\"",
                "5",
                "null",
                "{\"A\": \"1\"}\n{\"B\": \"hush\"}",
                "{\"A\": 1} hush",
                "{\"A\": 1, \"A\": 2}",
                "{\"a\": {\"b\": 1, \"b\": 2}}",
                "{\"a\": NaN}",
                "{a: 1}",
                "{'a': 1}",
                "{\"a\": 1,}",
                "{\"a\": 01}",
                "{\"a\": \"\n\"}",
                "{\"a\": // hush\n 1}",
                "{"
            })
    void refusesWhatIsNotOneObject(String text) {
        String problem = JsonText.problemWith("body", text);
        assertTrue(problem.startsWith("body is no JSON object, such as"), problem);
        assertFalse(problem.contains("hush"), problem);
        assertEquals(Map.of(), JsonText.parse(text));
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        String deep = "{\"a\":".repeat(90) + "1" + "}".repeat(90);
        assertNull(JsonText.problemWith("body", deep));
        String deeper = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        assertTrue(JsonText.problemWith("body", deeper).startsWith("body is no JSON object"));
        Map<String, Object> endless = new LinkedHashMap<>();
        endless.put("a", List.of(endless));
        assertTrue(JsonText.problemWith("body", JsonText.of(endless)).startsWith("body is no JSON object"));
        Map<String, Object> odd = Map.of("a", new Object());
        assertTrue(JsonText.problemWith("body", JsonText.of(odd)).startsWith("body is no JSON object"));
    }

    @Test
    void numbersKeepAllTheirDigits() {
        String text = "{\"a\":1.10,\"b\":12345678901234567890123.5,\"c\":12345678901234567890123,\"d\":-0.5,\"e\":5}";
        assertNull(JsonText.problemWith("body", text));
        assertEquals(text, JsonText.of(JsonText.parse(text)));
        assertEquals(text, JsonText.write((Map<?, ?>) JsonText.expanded(JsonText.parse(text), String::trim)));
        assertEquals(new BigDecimal("1e10"), JsonText.parse("{\"a\": 1e10}").get("a"));
    }

    @Test
    void aFlatObjectHasItsNumbersAsTheyAreWritten() throws IOException {
        Map<String, String> flat = JsonText.flat(
                "{\"A\": \"x\", \"B\": 1.10, \"C\": 1e10, \"D\": true, \"E\": null, \"F\": [1, {\"G\": 2}], \"H\": -0}");
        Map<String, String> expected =
                new LinkedHashMap<>(Map.of("A", "x", "B", "1.10", "C", "1e10", "D", "true", "H", "-0"));
        expected.put("E", null);
        expected.put("F", null);
        assertEquals(expected, flat);
    }

    @Test
    void theSnippetGeneratorCanPrintItsNumbers() {
        Object shown = JsonText.printable(
                JsonText.parse("{\"a\": [1.10, 5, {\"b\": 0.1}], \"c\": 1e400, \"d\": 0.12345678901234567890123}"));
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("a", new ArrayList<>(Arrays.asList(1.1, 5, Map.of("b", 0.1))));
        expected.put("c", new BigDecimal("1e400"));
        expected.put("d", new BigDecimal("0.12345678901234567890123"));
        assertEquals(expected, shown);
    }
}
