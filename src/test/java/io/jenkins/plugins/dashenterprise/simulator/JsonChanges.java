package io.jenkins.plugins.dashenterprise.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Answers that are JSON, but not what was asked for. */
final class JsonChanges {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonChanges() {}

    static byte[] apply(byte[] body, Consumer<ObjectNode> change) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(body);
            change.accept(json);
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void addError(ObjectNode body, String message) {
        ObjectNode error = body.withArray("errors").addObject().put("message", message);
        body.path("data")
                .fieldNames()
                .forEachRemaining(field -> error.withArray("path").add(field));
    }

    static void onePageOfMany(ObjectNode body, int page) {
        ObjectNode apps = body.withObject("/data/apps").put("nextPage", page + 1);
        apps.putArray("apps").addObject().put("name", "app-" + page);
    }

    static void addUnknownFields(ObjectNode body) {
        body.put("unknown", 1);
        replaceChildren(body.path("data"), JsonChanges::withUnknownField);
    }

    static void nullObjects(ObjectNode body, int depth) {
        replaceChildren(body.path("data"), child -> nullObjects(child, depth - 1));
    }

    static void swapTypes(ObjectNode body) {
        replaceChildren(body.path("data"), JsonChanges::withSwappedTypes);
    }

    private static JsonNode withUnknownField(JsonNode node) {
        replaceChildren(node, JsonChanges::withUnknownField);
        if (node instanceof ObjectNode object) {
            object.putObject("unknown").put("field", 1);
        }
        return node;
    }

    private static JsonNode nullObjects(JsonNode node, int depth) {
        if (depth == 0 && node.isObject()) {
            return NullNode.instance;
        }
        replaceChildren(node, child -> nullObjects(child, node.isArray() ? depth : depth - 1));
        return node;
    }

    private static JsonNode withSwappedTypes(JsonNode node) {
        if (node.isContainerNode()) {
            replaceChildren(node, JsonChanges::withSwappedTypes);
            return node;
        }
        return node.isTextual() ? IntNode.valueOf(42) : TextNode.valueOf("forty-two");
    }

    private static void replaceChildren(JsonNode node, UnaryOperator<JsonNode> change) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(change.apply(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, change.apply(array.get(i)));
            }
        }
    }
}
