package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.operations.Operation;
import io.jenkins.plugins.dashenterprise.operations.WritingOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/STEPS.md says what the help files say; {@code -Ddocs=write} writes it anew. */
class StepsDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/STEPS.md");

    @Test
    void saysWhatTheHelpSays() throws IOException {
        String expected = document();
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(DOCUMENT, expected);
        }
        assertTrue(PluginClasses.operations().size() >= 3);
        assertEquals(expected, Files.readString(DOCUMENT).replace("\r\n", "\n"), "run the test with -Ddocs=write");
    }

    private static String document() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Steps

                Each step is a Pipeline step and, under the same name, a freestyle build step. All of them also take
                `server` and `credentialsId`:

                """);
        List<Class<?>> operations = PluginClasses.operations();
        parameter(text, operations.get(0), "server");
        parameter(text, operations.get(0), "credentialsId");
        text.append("\nThe steps that change something take `dryRun` as well:\n\n");
        parameter(text, WritingOperation.class, "dryRun");
        for (Class<?> operation : operations) {
            text.append("\n## ").append(PluginClasses.symbol(operation)).append("\n\n");
            text.append(markdown(operation, "help.html")).append("\n\n");
            for (String parameter : PluginClasses.parameters(operation)) {
                switch (parameter) {
                    case "server", "credentialsId" -> {}
                    case "dryRun" -> text.append("- `dryRun`: [see above](#steps)\n");
                    default -> parameter(text, operation, parameter);
                }
            }
        }
        text.append("\n# Pipeline only\n");
        for (Class<?> step : PluginClasses.steps()) {
            text.append("\n## ").append(PluginClasses.symbol(step)).append("\n\n");
            text.append(markdown(step, "help.html")).append("\n\n");
            for (String parameter : PluginClasses.parameters(step)) {
                parameter(text, step, parameter);
            }
        }
        return text.toString();
    }

    private static void parameter(StringBuilder text, Class<?> operation, String name) throws IOException {
        String help = markdown(operation, "help-" + name + ".html");
        boolean shared = operation == WritingOperation.class;
        boolean app = name.equals("app") && Operation.class.isAssignableFrom(operation);
        boolean mandatory = !shared
                && (app || PluginClasses.mandatory(operation).contains(name))
                && !help.contains("Left out with");
        text.append("- `")
                .append(name)
                .append("`")
                .append(mandatory ? " (mandatory)" : "")
                .append(": ");
        text.append(help.replace("\n", "\n  ")).append('\n');
    }

    private static String markdown(Class<?> operation, String help) throws IOException {
        Path file = PluginClasses.resource(operation, help);
        assertTrue(file != null, operation + " has no " + help);
        return Files.readString(file)
                .replace("\r\n", "\n")
                // The page's indentation goes; that of an example stays, since it is the code's own.
                .replaceAll("(?m)(<pre>[\\s\\S]*?</pre>)|^ {2}", "$1")
                .replaceAll("</?(div|p|ul|ol)>", "")
                .replaceAll("\\s*<pre>", "\n\n```groovy\n")
                .replaceAll("</pre>\\s*", "\n```\n\n")
                .replaceAll("</?code>", "`")
                .replaceAll("</?i>", "*")
                .replaceAll("</?b>", "**")
                .replaceAll("\\s*<li>", "\n- ")
                .replaceAll("</li>|<br/?>", "")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&amp;", "&")
                .strip();
    }
}
