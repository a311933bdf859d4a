package io.jenkins.plugins.dashenterprise.simulator;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The GraphQL request in an HTTP request: JSON, or a multipart form with files among the variables. */
record GraphQlRequest(String query, String operationName, Map<String, Object> variables) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** Empty when the body is no GraphQL request. */
    static Optional<GraphQlRequest> of(HttpRequest request) {
        try {
            boolean files = request.header("Content-Type").startsWith("multipart/form-data");
            return Optional.of(
                    of(files ? withFiles(MultipartForm.of(request)) : JSON.readValue(request.body(), OBJECT)));
        } catch (IOException | ClassCastException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private static GraphQlRequest of(Map<String, Object> body) {
        String query = (String) body.get("query");
        return new GraphQlRequest(query, (String) body.get("operationName"), object(body.get("variables")));
    }

    /** The operation that would be executed; empty when the query is not valid GraphQL. */
    Optional<OperationDefinition> operation() {
        try {
            Document document = Parser.parse(query == null ? "" : query);
            return document.getDefinitionsOfType(OperationDefinition.class).stream()
                    .filter(operation -> operationName == null || operationName.equals(operation.getName()))
                    .findFirst();
        } catch (InvalidSyntaxException e) {
            return Optional.empty();
        }
    }

    static List<String> rootFields(OperationDefinition operation) {
        return operation.getSelectionSet().getSelectionsOfType(Field.class).stream()
                .map(Field::getName)
                .toList();
    }

    /** GraphQL multipart request: {@code map} says which file goes where, such as {@code variables.thumbnail}. */
    private static Map<String, Object> withFiles(MultipartForm form) throws IOException {
        Map<String, Object> operations =
                JSON.readValue(form.parts().get("operations").content(), OBJECT);
        Map<String, Object> places = JSON.readValue(form.parts().get("map").content(), OBJECT);
        places.forEach((part, paths) -> ((List<?>) paths)
                .forEach(path -> put(operations, (String) path, form.parts().get(part))));
        return operations;
    }

    private static void put(Map<String, Object> operations, String path, MultipartForm.Part file) {
        String[] steps = path.split("\\.");
        Map<String, Object> object = operations;
        for (int i = 0; i < steps.length - 1; i++) {
            object = child(object, steps[i]);
        }
        object.put(steps[steps.length - 1], file);
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    private static Map<String, Object> child(Map<String, Object> object, String name) {
        return (Map<String, Object>) object.get(name);
    }

    private static Map<String, Object> object(Object variables) {
        Map<String, Object> copy = new HashMap<>();
        if (variables != null) {
            ((Map<?, ?>) variables).forEach((name, value) -> copy.put((String) name, value));
        }
        return copy;
    }
}
