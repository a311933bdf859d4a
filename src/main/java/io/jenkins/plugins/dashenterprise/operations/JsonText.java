package io.jenkins.plugins.dashenterprise.operations;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.sf.json.JSONNull;

/** Free-form data as a form shows it and as it is saved: a JSON object, with its numbers as they were written. */
public final class JsonText {
    private static final int DEEPEST = 100;
    private static final String NOT_SENDABLE = "?";
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
    private static final ObjectMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonText() {}

    /** A map as JSON, which has a {@link #problemWith problem} when it holds what can't be sent; null and an empty map are null. */
    @CheckForNull
    public static String of(@CheckForNull Map<?, ?> map) {
        if (map == null || map.isEmpty()) {
            return null;
        }
        try {
            return JSON.writeValueAsString(plain(map, DEEPEST));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return NOT_SENDABLE;
        }
    }

    /** Plain data as JSON. */
    public static String write(Map<?, ?> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Only maps, lists, strings, numbers and booleans can be sent", e);
        }
    }

    /** The text given, or else one of the lines that may be given in its place; null for neither. */
    @CheckForNull
    public static String textOrLines(@CheckForNull String text, @CheckForNull Collection<?> lines) {
        if (text != null) {
            return text;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        NameValueLines.map(lines).forEach((name, value) -> {
            boolean json = name.endsWith(":");
            map.put(json ? name.substring(0, name.length() - 1).trim() : name, json ? value(value) : value);
        });
        return of(map);
    }

    /** What follows {@code NAME:=} in a line; anything that is no JSON can't be sent. */
    private static Object value(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            return new Object();
        }
    }

    /** The map that a JSON text is; of null and of what has a {@link #problemWith problem}, an empty one. */
    @SuppressWarnings("unchecked") // the keys of JSON are strings
    public static Map<String, Object> parse(@CheckForNull String text) {
        try {
            Map<String, Object> map = text == null || text.isBlank() ? null : JSON.readValue(text, LinkedHashMap.class);
            return map == null ? new LinkedHashMap<>() : map;
        } catch (JsonProcessingException e) {
            return new LinkedHashMap<>();
        }
    }

    /** What is wrong with a text, or null; it never holds the text. */
    @CheckForNull
    public static String problemWith(String parameter, @CheckForNull String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            if (JSON.readTree(text).isObject()) {
                return null;
            }
        } catch (JsonProcessingException e) {
            // Its message would show a part of the text.
        }
        return parameter
                + " is no JSON object, such as {\"name\": \"shop\"}: no name may be given twice in it, and it may hold"
                + " only maps, lists, texts, numbers, true, false and null";
    }

    /**
     * The texts, numbers and booleans in a JSON object by their names, the numbers as they are written; null for what is none
     * of these.
     *
     * @param text without a {@link #problemWith problem}
     */
    public static Map<String, String> flat(String text) throws IOException {
        Map<String, String> flat = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                JsonToken value = parser.nextToken();
                boolean plain = value.isScalarValue() && value != JsonToken.VALUE_NULL;
                flat.put(parser.currentName(), plain ? parser.getText() : null);
                parser.skipChildren();
            }
        }
        return flat;
    }

    /** The same data with each string in it replaced. */
    @CheckForNull
    public static Object expanded(@CheckForNull Object data, UnaryOperator<String> expand) {
        if (data instanceof Map<?, ?> map) {
            Map<String, Object> expanded = new LinkedHashMap<>();
            map.forEach((name, value) -> expanded.put(String.valueOf(name), expanded(value, expand)));
            return expanded;
        }
        if (data instanceof List<?> list) {
            List<Object> expanded = new ArrayList<>();
            list.forEach(item -> expanded.add(expanded(item, expand)));
            return expanded;
        }
        return data instanceof String text ? expand.apply(text) : data;
    }

    /** Data of a Jenkinsfile in the types of JSON. */
    @CheckForNull
    private static Object plain(@CheckForNull Object value, int depth) {
        if (value == null || value instanceof JSONNull) {
            return null;
        }
        if (value instanceof Number || value instanceof Boolean) {
            return finite(value);
        }
        if (depth == 0) {
            throw new IllegalArgumentException("too deep");
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, each) -> copy.put(text(name), plain(each, depth - 1)));
            return copy;
        }
        List<Object> items = Texts.items(value);
        if (items != null) {
            List<Object> copy = new ArrayList<>();
            items.forEach(each -> copy.add(plain(each, depth - 1)));
            return copy;
        }
        return text(value);
    }

    private static Object finite(Object value) {
        if (value instanceof Number number
                && !Double.isFinite(number.doubleValue())
                && !(value instanceof BigDecimal)) {
            throw new IllegalArgumentException("no number");
        }
        return value;
    }

    private static String text(@CheckForNull Object value) {
        String text = Texts.of(value);
        if (text == null) {
            throw new IllegalArgumentException("no text");
        }
        return text;
    }

    /** The same data with such numbers as the Snippet Generator can print. */
    @CheckForNull
    static Object printable(@CheckForNull Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, each) -> copy.put(name, printable(each)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(printable(each)));
            return copy;
        }
        return value instanceof BigDecimal number ? printable(number) : value;
    }

    private static Number printable(BigDecimal number) {
        double same = number.doubleValue();
        boolean exact = !Double.isInfinite(same) && new BigDecimal(Double.toString(same)).compareTo(number) == 0;
        return exact ? (Number) same : number;
    }
}
