package io.jenkins.plugins.dashenterprise.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A complete HTTP answer. */
record HttpAnswer(int status, Map<String, String> headers, byte[] body) implements Answer {
    private static final ObjectMapper JSON = new ObjectMapper();

    static HttpAnswer json(int status, Object content) {
        try {
            return of(status, "application/json", JSON.writeValueAsBytes(content));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static HttpAnswer page(int status, String title) {
        String html = "<!DOCTYPE html>\n<html><head><title>%s</title></head><body><h1>%s</h1></body></html>\n";
        return of(
                status, "text/html; charset=utf-8", html.formatted(title, title).getBytes(StandardCharsets.UTF_8));
    }

    static HttpAnswer of(int status, String contentType, byte[] body) {
        return new HttpAnswer(status, Map.of("Content-Type", contentType), body);
    }

    HttpAnswer withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new HttpAnswer(status, more, body);
    }

    HttpAnswer withBody(byte[] other) {
        return new HttpAnswer(status, headers, other);
    }

    @Override
    public void send(HttpConnection connection) throws IOException {
        sendHead(connection, "Content-Length: " + body.length);
        connection.output().write(body);
        connection.output().flush();
    }

    /** For those that write the body themselves. */
    OutputStream sendHead(HttpConnection connection, String framing) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " \r\n" + framing + "\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        connection.output().write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        return connection.output();
    }
}
