package io.jenkins.plugins.dashenterprise.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Faults that send back all that was sent, the credentials included, in whatever place a server has for its words: hostile
 * servers do that, and so do those whose errors are meant for their developers.
 */
public final class Echoes {
    private Echoes() {}

    /** In the payload of a mutation, and in {@code errors[]} of a query. */
    public static Fault payload(UnaryOperator<String> writing) {
        return echo("payload", writing, (sent, request) -> {
            Map<String, Object> payloads = new LinkedHashMap<>();
            request.fields().forEach(field -> payloads.put(field, Map.of("error", sent)));
            return HttpAnswer.json(200, request.kind().equals("mutation") ? Map.of("data", payloads) : errors(sent));
        });
    }

    /** In {@code errors[]}. */
    public static Fault errors(int status, UnaryOperator<String> writing) {
        return echo(
                "errors[] with status " + status, writing, (sent, request) -> HttpAnswer.json(status, errors(sent)));
    }

    /** In a message that is no GraphQL. */
    public static Fault message(int status, UnaryOperator<String> writing) {
        return echo(
                "message with status " + status,
                writing,
                (sent, request) -> HttpAnswer.json(status, Map.of("message", sent)));
    }

    /** In a page for people. */
    public static Fault page(int status, UnaryOperator<String> writing) {
        return echo("page with status " + status, writing, (sent, request) -> HttpAnswer.page(status, sent));
    }

    /** In the address that it redirects to. */
    public static Fault redirect(UnaryOperator<String> writing) {
        return echo(
                "redirect",
                writing,
                (sent, request) -> HttpAnswer.page(302, "Moved")
                        .withHeader(
                                "Location",
                                "https://elsewhere.example.com/" + sent.replaceAll("[\r\n]", " ") + "?of="
                                        + sent.length()));
    }

    private static Map<String, Object> errors(String sent) {
        return Map.of("errors", List.of(Map.of("message", sent)));
    }

    private static Fault echo(
            String name, UnaryOperator<String> writing, BiFunction<String, RecordedRequest, HttpAnswer> answer) {
        return new Fault("echo as " + name, false, null, (server, request) -> {
            server.get();
            return answer.apply("Cannot do " + writing.apply(sent(request)), request);
        });
    }

    private static String sent(RecordedRequest request) {
        return request.variables() + " " + request.body() + " of "
                + request.headers().get("Authorization");
    }
}
