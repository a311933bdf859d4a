package io.jenkins.plugins.dashenterprise.environment;

import io.jenkins.plugins.dashenterprise.operations.JsonText;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.WorkspaceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of environment variables: a JSON object, or lines {@code NAME=value}; no sentence holds a value. */
final class VariableFile {
    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([^=\\s]+)\\s*=\\s*(.*)");
    private static final Pattern QUOTED =
            Pattern.compile("'([^']*)'\\s*(?:#.*)?|\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"\\s*(?:#.*)?");

    private VariableFile() {}

    static Map<String, String> read(String path, Session session) throws IOException, InterruptedException {
        String text = new String(WorkspaceFile.read("file", path, session), StandardCharsets.UTF_8).replace("\uFEFF", "");
        Map<String, String> variables = text.stripLeading().startsWith("{") ? json(path, text) : lines(path, text);
        Session.refuse(VariableName.problemWith(variables.keySet()));
        return variables;
    }

    private static Map<String, String> json(String path, String text) throws IOException {
        Session.refuse(JsonText.problemWith("The file '" + path + "'", text));
        Map<String, String> variables = new LinkedHashMap<>();
        for (Map.Entry<String, Object> variable : JsonText.parse(text).entrySet()) {
            Object value = variable.getValue();
            boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
            Session.refuse(plain
                    ? null
                    : "The value of " + variable.getKey() + " in the file '" + path + "' is no string, number or boolean");
            variables.put(variable.getKey(), value.toString());
        }
        return variables;
    }

    private static Map<String, String> lines(String path, String text) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && !line.startsWith("#")) {
                Matcher variable = LINE.matcher(line);
                Session.refuse(variable.matches()
                        ? null
                        : "Line " + (i + 1) + " of the file '" + path + "' is not of the form NAME=value");
                variables.put(variable.group(1), value(variable.group(2)));
            }
        }
        return variables;
    }

    private static String value(String written) {
        Matcher quoted = QUOTED.matcher(written);
        if (!quoted.matches()) {
            return written.replaceFirst("(^|\\s+)#.*$", "");
        }
        return quoted.group(1) != null ? quoted.group(1) : unescaped(quoted.group(2));
    }

    private static String unescaped(String written) {
        return Pattern.compile("\\\\(.)")
                .matcher(written)
                .replaceAll(escape -> Matcher.quoteReplacement(escape.group(1).equals("n") ? "\n" : escape.group(1)));
    }
}
