package io.jenkins.plugins.dashenterprise.simulator;

import graphql.language.OperationDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it arrived, also one that a {@link Fault} kept from being carried out.
 *
 * @param user name in the Basic authentication, empty without
 * @param operation name that the client gave to its GraphQL operation, empty without
 * @param kind {@code query} or {@code mutation}, empty for what is not GraphQL
 * @param fields root fields, such as {@code addApp}
 */
public record RecordedRequest(
        Instant time,
        String method,
        String path,
        Map<String, String> headers,
        String body,
        String user,
        String operation,
        String kind,
        List<String> fields,
        Map<String, Object> variables) {

    static RecordedRequest of(HttpRequest http, Optional<GraphQlRequest> graphQl) {
        Optional<OperationDefinition> definition = graphQl.flatMap(GraphQlRequest::operation);
        return new RecordedRequest(
                Instant.now(),
                http.method(),
                http.path(),
                http.headers(),
                new String(http.body(), StandardCharsets.UTF_8),
                Credentials.of(http).user(),
                definition.map(OperationDefinition::getName).orElse(""),
                definition
                        .map(d -> d.getOperation().name().toLowerCase(Locale.ROOT))
                        .orElse(""),
                definition.map(GraphQlRequest::rootFields).orElse(List.of()),
                graphQl.map(GraphQlRequest::variables).orElse(Map.of()));
    }

    /** Whether it would change something: a mutation, or a push. */
    public boolean writes() {
        return kind.equals("mutation") || path.endsWith("/git-receive-pack");
    }

    /** @param name a root field such as {@code addApp}, or the name that the client gave to its operation */
    public boolean concerns(String name) {
        return operation.equalsIgnoreCase(name) || fields.contains(name);
    }
}
