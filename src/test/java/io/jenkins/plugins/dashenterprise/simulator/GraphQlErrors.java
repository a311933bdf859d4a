package io.jenkins.plugins.dashenterprise.simulator;

import graphql.GraphQLError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entries of {@code errors[]}, in the words of the Python library that the real server seems to be built with. */
final class GraphQlErrors {
    private static final Pattern FIELD = Pattern.compile("Field '(\\w+)' in type '(\\w+)' is undefined");
    private static final Pattern ARGUMENT = Pattern.compile("UnknownArgument@\\[(\\w+)].* argument '(\\w+)'");

    private GraphQlErrors() {}

    static Map<String, Object> only(String message) {
        return Map.of("errors", List.of(Map.of("message", message)));
    }

    static Map<String, Object> json(GraphQLError error) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("message", message(error));
        if (error.getLocations() != null) {
            json.put(
                    "locations",
                    error.getLocations().stream()
                            .map(place -> Map.of("line", place.getLine(), "column", place.getColumn()))
                            .toList());
        }
        if (error.getPath() != null) {
            json.put("path", error.getPath());
        }
        return json;
    }

    private static String message(GraphQLError error) {
        String message = String.valueOf(error.getMessage());
        Matcher field = FIELD.matcher(message);
        if (field.find()) {
            return "Cannot query field \"%s\" on type \"%s\".".formatted(field.group(1), field.group(2));
        }
        Matcher argument = ARGUMENT.matcher(message);
        if (argument.find()) {
            String type = Queries.all().containsKey(argument.group(1)) ? "RootQuery" : "Mutations";
            return "Unknown argument \"%s\" on field \"%s\" of type \"%s\"."
                    .formatted(argument.group(2), argument.group(1), type);
        }
        return message;
    }
}
