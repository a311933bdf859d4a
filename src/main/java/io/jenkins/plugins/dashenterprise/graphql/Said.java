package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Response;

/**
 * What a server says of a failure, in whatever shape it says it: the one place where its words become part of a sentence.
 *
 * @param texts as it words them, in its order; empty when it says nothing
 */
record Said(List<String> texts) {
    private static final List<String> WORDS =
            List.of("errors", "error", "message", "msg", "detail", "error_description", "description", "reason");

    /** In a part of an answer. */
    static Said in(@CheckForNull Object json) {
        return new Said(texts(json)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList());
    }

    /**
     * The body of an answer that is a failure.
     *
     * @return maps, lists, strings, numbers and booleans, or null when it is no JSON
     */
    @CheckForNull
    static Object body(Response failure) {
        try {
            return PlainJson.parse(AnswerCheck.read(failure));
        } catch (IOException e) {
            // The status says it all.
            return null;
        }
    }

    private static Stream<String> texts(@CheckForNull Object value) {
        if (value instanceof List<?> list) {
            return list.stream().flatMap(Said::texts);
        }
        if (value instanceof Map<?, ?> map) {
            List<String> known =
                    WORDS.stream().flatMap(word -> texts(map.get(word))).toList();
            return known.isEmpty() ? named(map) : known.stream();
        }
        return value instanceof String || value instanceof Number ? Stream.of(value.toString()) : Stream.empty();
    }

    /** What is wrong with each field of a form. */
    private static Stream<String> named(Map<?, ?> map) {
        return map.entrySet().stream()
                .flatMap(field -> texts(field.getValue()).map(text -> field.getKey() + ": " + text));
    }

    boolean contains(String words) {
        return texts.stream().anyMatch(text -> text.contains(words));
    }

    /** All of it, or {@code otherwise} when that is nothing. */
    String sentences(String otherwise) {
        return texts.isEmpty()
                ? otherwise
                : ForeignText.of(texts.stream()
                        .map(text -> text.endsWith(".") ? text : text + ".")
                        .collect(Collectors.joining(" ")));
    }

    /** The end of a sentence that it gives the reason of. */
    String asReason() {
        return texts.isEmpty() ? "." : ": " + sentences("");
    }
}
