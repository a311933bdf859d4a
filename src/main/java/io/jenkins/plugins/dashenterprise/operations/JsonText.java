package io.jenkins.plugins.dashenterprise.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Free-form data as a form shows it and as it is saved: a JSON object. */
public final class JsonText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonText() {}

    /** A map as JSON; null and an empty map are null. */
    @CheckForNull
    public static String of(@CheckForNull Map<?, ?> map) {
        return map == null || map.isEmpty() ? null : write(map);
    }

    public static String write(Map<?, ?> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Only maps, lists, strings, numbers and booleans can be sent", e);
        }
    }

    /** The map that a JSON text is; of null and of what has a {@link #problemWith problem}, an empty one. */
    @SuppressWarnings("unchecked") // the keys of JSON are strings
    public static Map<String, Object> parse(@CheckForNull String text) {
        try {
            return text == null || text.isBlank() ? new LinkedHashMap<>() : JSON.readValue(text, LinkedHashMap.class);
        } catch (JsonProcessingException e) {
            return new LinkedHashMap<>();
        }
    }

    /** What is wrong with a text, or null; it never holds the text. */
    @CheckForNull
    public static String problemWith(String parameter, @CheckForNull String text) {
        try {
            if (text == null || text.isBlank() || JSON.readTree(text).isObject()) {
                return null;
            }
        } catch (JsonProcessingException e) {
            // Its message would show a part of the text.
        }
        return parameter + " is no JSON object, such as {\"name\": \"shop\"}";
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
}
