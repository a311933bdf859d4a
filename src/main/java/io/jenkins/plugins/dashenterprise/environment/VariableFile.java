package io.jenkins.plugins.dashenterprise.environment;

import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.operations.DotEnv;
import io.jenkins.plugins.dashenterprise.operations.JsonText;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.WorkspaceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file of environment variables: a JSON object, or lines {@code NAME=value}; no sentence holds a piece of it but valid names. */
final class VariableFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String NO_NAME =
            " that is none of an environment variable: those hold letters, digits and _, and do not start with a digit";

    private final String path;

    private VariableFile(String path) {
        this.path = path;
    }

    static Map<String, String> read(String path, Session session) throws IOException, InterruptedException {
        byte[] content = WorkspaceFile.read("file", path, session);
        VariableFile file = new VariableFile(path);
        String text = file.text(content);
        return text.stripLeading().startsWith("{") ? file.json(text) : file.lines(text);
    }

    private String text(byte[] content) throws IOException {
        boolean marked = content.length > 1 && (content[0] & 0xff) + (content[1] & 0xff) == 0xff + 0xfe;
        Session.refuse(marked ? file() + " is in UTF-16: save it in UTF-8" : null);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            Session.refuse(
                    text.indexOf('\0') < 0 ? null : file() + " holds a character NUL: save it as a text in UTF-8");
            return text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1);
        } catch (CharacterCodingException e) {
            throw new AbortException(file() + " is not in UTF-8: save it so.");
        }
    }

    private Map<String, String> json(String text) throws IOException {
        Session.refuse(JsonText.problemWith(file(), text));
        Map<String, String> variables = JsonText.flat(text);
        Session.refuse(
                variables.keySet().stream().allMatch(VariableName::isValid) ? null : file() + " has a name" + NO_NAME);
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            Session.refuse(
                    variable.getValue() == null
                            ? "The value of " + variable.getKey() + " in the file '" + path
                                    + "' is no string, number or boolean"
                            : null);
        }
        return variables;
    }

    private Map<String, String> lines(String text) throws IOException {
        DotEnv lines = new DotEnv(text);
        Session.refuse(lines.badLine() == 0 ? null : line(lines.badLine()) + " is not of the form NAME=value");
        Map<String, String> variables = new LinkedHashMap<>();
        for (DotEnv.Entry entry : lines.entries()) {
            Session.refuse(VariableName.isValid(entry.name()) ? null : line(entry.line()) + " has a name" + NO_NAME);
            variables.put(entry.name(), entry.value());
        }
        return variables;
    }

    private String line(int number) {
        return "Line " + number + " of the file '" + path + "'";
    }

    private String file() {
        return "The file '" + path + "'";
    }
}
