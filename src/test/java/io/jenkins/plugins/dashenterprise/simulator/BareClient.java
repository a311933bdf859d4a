package io.jenkins.plugins.dashenterprise.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** Speaks to the simulator with nothing but the JDK, as one user. */
record BareClient(DashEnterpriseSimulator simulator, String user, String apiKey) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    static BareClient administrator(DashEnterpriseSimulator simulator) {
        return new BareClient(simulator, "ci", "ci-key");
    }

    static BareClient ada(DashEnterpriseSimulator simulator) {
        return new BareClient(simulator, "ada", "ada-key");
    }

    /** The data of a query that has to succeed. */
    JsonNode query(String query) throws IOException, InterruptedException {
        JsonNode answer = answer(query, Map.of());
        if (answer.has("errors")) {
            throw new AssertionError(answer.toString());
        }
        return answer.get("data");
    }

    /** The payload of a single mutation. */
    JsonNode mutate(String mutation) throws IOException, InterruptedException {
        return query("mutation {" + mutation + "}").elements().next();
    }

    /** The first message of {@code errors[]}. */
    String error(String query) throws IOException, InterruptedException {
        return answer(query, Map.of()).at("/errors/0/message").asText();
    }

    JsonNode answer(String query, Map<String, Object> variables) throws IOException, InterruptedException {
        return JSON.readTree(post(query, variables).body());
    }

    HttpResponse<String> post(String query, Map<String, Object> variables) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("query", query, "variables", variables));
        return HTTP.send(
                request("/Manager/graphql", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String contentType, byte[] body) throws IOException, InterruptedException {
        return HTTP.send(
                request(path, contentType)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path, "text/plain").GET().build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, String contentType) {
        String basic = Base64.getEncoder().encodeToString((user + ":" + apiKey).getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.url() + path))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", contentType);
        return user.isEmpty() ? request : request.header("Authorization", "Basic " + basic);
    }
}
