package io.jenkins.plugins.dashenterprise.simulator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a multipart/form-data body by name. Read as Latin-1, which keeps every byte of a file as it is. */
record MultipartForm(Map<String, Part> parts) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern CONTENT_TYPE = Pattern.compile("(?i)content-type: *(\\S+)");

    /** A field or a file; {@code fileName} and {@code contentType} are empty where the client sent none. */
    record Part(String fileName, String contentType, byte[] content) {
        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    static MultipartForm of(HttpRequest request) {
        String body = new String(request.body(), StandardCharsets.ISO_8859_1);
        String boundary = Pattern.quote("--" + find(BOUNDARY, request.header("Content-Type")));
        Map<String, Part> parts = new LinkedHashMap<>();
        for (String part : ("\r\n" + body).split("\r\n" + boundary)) {
            int end = part.indexOf("\r\n\r\n");
            if (end >= 0) {
                add(parts, part.substring(0, end), part.substring(end + 4));
            }
        }
        return new MultipartForm(parts);
    }

    private static void add(Map<String, Part> parts, String head, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        parts.put(find(NAME, head), new Part(find(FILE_NAME, head), find(CONTENT_TYPE, head), bytes));
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
