package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.model.Descriptor.FormException;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.Visitor;
import io.jenkins.plugins.dashenterprise.apps.AppStatus;
import io.jenkins.plugins.dashenterprise.apps.UpdateApp;
import io.jenkins.plugins.dashenterprise.environment.SetEnv;
import io.jenkins.plugins.dashenterprise.resources.SetMounts;
import io.jenkins.plugins.dashenterprise.resources.SetServices;
import io.jenkins.plugins.dashenterprise.server.GraphQlCall;
import io.jenkins.plugins.dashenterprise.server.RestCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.sf.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.StaplerRequest2;

/** What a form shows of an operation, and what it makes of what stands in it. */
class FormsTest extends DashTest {
    private static final StaplerRequest2 NO_REQUEST = null;

    private static OperationDescriptor form(Class<?> operation) {
        return ExtensionList.lookup(OperationDescriptor.class).stream()
                .filter(each -> each.clazz == operation)
                .findFirst()
                .orElseThrow();
    }

    /** What a browser sends of the form that shows an operation. */
    private static JSONObject submitted(Operation operation) throws IOException {
        OperationDescriptor descriptor = form(operation.getClass());
        JSONObject form = new JSONObject();
        for (Parameter parameter : Parameter.of(operation.getClass())) {
            if (!LinesBeside.is(parameter.name())) {
                boolean box = parameter.get(operation) instanceof Boolean && parameter.type() == ParameterType.FLAG;
                form.put(
                        parameter.name(),
                        box ? parameter.get(operation) : descriptor.shown(operation, parameter.name()));
                if (!descriptor.rows(operation, parameter.name()).isEmpty()
                        && parameter.name().equals("secrets")) {
                    form.put("secrets", rows(descriptor.rows(operation, "secrets")));
                }
                if (descriptor.isNone(operation, parameter.name()) && saysNone(descriptor, parameter)) {
                    form.put(parameter.name() + "None", true);
                }
            }
        }
        return form;
    }

    private static List<Map<String, String>> rows(List<SecretVariable> secrets) {
        return secrets.stream()
                .map(each -> row(each.getName(), each.getCredentialsId()))
                .toList();
    }

    private static Map<String, String> row(String name, String credentialsId) {
        return Map.of("name", name, "credentialsId", credentialsId);
    }

    /** Whether an empty value is another thing than none, so that the form has a box. */
    private static boolean saysNone(OperationDescriptor descriptor, Parameter parameter) throws IOException {
        StringBuilder form = new StringBuilder();
        for (String name : List.of("fields.jelly", "advanced.jelly")) {
            Path file = Path.of("src/main/resources", descriptor.clazz.getName().replace('.', '/'), name);
            form.append(Files.exists(file) ? Files.readString(file) : "");
        }
        return form.indexOf(" name=\"" + parameter.name() + "None\"") >= 0;
    }

    private static Operation saved(Class<?> operation, Map<String, ?> fields) throws FormException {
        return (Operation) form(operation).newInstance(NO_REQUEST, JSONObject.fromObject(fields));
    }

    @Test
    void keepsWhatIsInIt() throws Exception {
        for (OperationDescriptor descriptor : ExtensionList.lookup(OperationDescriptor.class)) {
            FilledOperation operation = new FilledOperation(descriptor);
            for (Operation before : List.of(operation.bare(), operation.filled(), operation.emptied())) {
                Operation after = (Operation) descriptor.newInstance(NO_REQUEST, submitted(before));
                assertEquals(operation.values(before), operation.values(after), descriptor.getDisplayName());
            }
        }
    }

    @Test
    void keepsValuesThatAreHardToWriteDown() throws Exception {
        Map<String, String> vars = new LinkedHashMap<>();
        vars.put("LINES", "one\ntwo\r\n three\r");
        vars.put("PADDED", "  x\t");
        vars.put("QUOTED", "\"x\"");
        vars.put("SINGLE", "'x");
        vars.put("COMMENT", "see #5 # and");
        vars.put("HASH", "#tech");
        vars.put("PATH", "C:\\Users\\app\\");
        vars.put("BOTH", " C:\\new\n\"x\\\"");
        vars.put("EMPTY", "");
        vars.put("EQUALS", "a=b");
        vars.put("spaced name", "1");
        vars.put("a=b#c", "2");
        SetEnv operation = new SetEnv("shop");
        operation.setVars(vars);
        SetEnv after = (SetEnv) form(SetEnv.class).newInstance(NO_REQUEST, submitted(operation));
        assertEquals(operation.getVars(), after.getVars());
        assertTrue(form(SetEnv.class).shown(operation, "vars").contains("LINES=\"one\\ntwo\\r\\n three\\r\"\n"));
        assertTrue(
                form(SetEnv.class).shown(operation, "vars").contains("\nPATH=C:\\Users\\app\\\n"),
                "only where it has to be");
    }

    @Test
    void refusesANameThatItCannotKeep() throws Exception {
        SetEnv operation = new SetEnv("shop");
        operation.setVars(Map.of("a=b'c", "1"));
        JSONObject submitted = submitted(operation);
        FormException refused =
                assertThrows(FormException.class, () -> form(SetEnv.class).newInstance(NO_REQUEST, submitted));
        assertEquals("Line 1 is not of the form NAME=value", refused.getMessage());
    }

    @Test
    void aBlankFieldLeavesThingsAsTheyAre() throws Exception {
        assertTrue(dash.failBuild(saved(SetServices.class, Map.of("app", "shop", "services", "", "names", "")))
                .contains("ERROR: services is missing"));
        assertTrue(dash.failBuild(saved(SetMounts.class, Map.of("app", "shop", "mounts", " \n")))
                .contains("ERROR: mounts is missing"));
        UpdateApp update = (UpdateApp) saved(
                UpdateApp.class, Map.of("app", "shop", "title", "", "tags", "", "sortRank", "", "showInPortal", ""));
        assertEquals(
                new FilledOperation(form(UpdateApp.class)).values(new UpdateApp("shop")),
                new FilledOperation(form(UpdateApp.class)).values(update));
        assertEquals(
                10,
                ((SetMounts) saved(SetMounts.class, Map.of("app", "shop", "timeoutMinutes", ""))).getTimeoutMinutes());
    }

    @Test
    void aBoxSaysThatThereShallBeNone() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        dash.run("deDashSetServices app: 'shop', services: ['redis']");
        String log = dash.build(saved(SetServices.class, Map.of("app", "shop", "services", "", "servicesNone", true)));
        assertTrue(log.contains("unlinked redis shop-redis"), log);
        FormException both = assertThrows(
                FormException.class,
                () -> saved(SetServices.class, Map.of("app", "shop", "services", "redis", "servicesNone", true)));
        assertEquals("services is given, and yet there shall be none: clear one of the two", both.getMessage());
    }

    @Test
    void refusesWhatTheOperationWouldRefuseForItsType() {
        Map<Map<String, String>, String> sentences = Map.of(
                Map.of("timeoutMinutes", "soon"), "timeoutMinutes is 'soon', but has to be a whole number",
                Map.of("vars", "A=1\nhush"), "Line 2 is not of the form NAME=value",
                Map.of("vars", "A=1\nA=hush"), "Line 2 has the name of an earlier line",
                Map.of("secrets", "A=\"hush"), "Line 1 is not of the form NAME=value");
        sentences.forEach((fields, sentence) -> assertEquals(
                sentence,
                assertThrows(FormException.class, () -> saved(SetEnv.class, fields))
                        .getMessage()));
        assertEquals(
                "waitFor is 'perfect', but has to be one of 'running', 'stopped', 'settled'",
                assertThrows(FormException.class, () -> saved(AppStatus.class, Map.of("waitFor", "perfect")))
                        .getMessage());
        String json = assertThrows(FormException.class, () -> saved(GraphQlCall.class, Map.of("variables", "hush")))
                .getMessage();
        assertTrue(json.startsWith("variables is no JSON object, such as"), json);
        assertFalse(json.contains("hush"), json);
    }

    @Test
    void aSecretIsARowOfItsNameAndItsCredentials() throws Exception {
        Map<String, String> row = row(" PASSWORD", "shop-password ");
        Map<String, String> blank = row("", " ");
        Map<String, String> expected = Map.of("PASSWORD", "shop-password");
        assertEquals(
                expected,
                ((SetEnv) saved(SetEnv.class, Map.of("secrets", row))).getSecrets(),
                "one row alone is no list");
        assertEquals(expected, ((SetEnv) saved(SetEnv.class, Map.of("secrets", List.of(blank, row)))).getSecrets());
        assertEquals(Map.of(), ((SetEnv) saved(SetEnv.class, Map.of("secrets", blank))).getSecrets());
    }

    @Test
    void aRowThatIsHalfFilledIsRefused() {
        Map<List<Map<String, String>>, String> sentences = Map.of(
                List.of(row("A", "")), "No credentials are chosen for A in secrets",
                List.of(row("A", "a"), row("", "b")), "The credentials 'b' in secrets have no name beside them",
                List.of(row("A", "a"), row("A", "b")), "A name is given twice in secrets");
        for (Class<?> operation : List.of(SetEnv.class, GraphQlCall.class, RestCall.class)) {
            sentences.forEach((rows, sentence) -> assertEquals(
                    sentence,
                    assertThrows(FormException.class, () -> saved(operation, Map.of("secrets", rows)))
                            .getMessage()));
        }
    }

    @Test
    void whatLooksLikeARowInAnotherFieldIsNone() {
        FormException refused =
                assertThrows(FormException.class, () -> saved(SetEnv.class, Map.of("vars", Map.of("name", "x"))));
        assertEquals("Line 1 is not of the form NAME=value", refused.getMessage());
    }

    @Test
    void speaksTheVisitorsLanguage() throws Exception {
        assertEquals(
                "Dash-App: Umgebungsvariablen festlegen",
                Visitor.german(() -> form(SetEnv.class).getDisplayName()));
        FormException refused = Visitor.german(() ->
                assertThrows(FormException.class, () -> saved(SetEnv.class, Map.of("secrets", row("A", "")))));
        assertEquals("Für A in secrets sind keine Zugangsdaten gewählt", refused.getMessage());
    }

    @Test
    void aNewFormIsEmpty() {
        assertEquals(List.of(), form(SetEnv.class).rows(null, "secrets"));
        assertEquals("", form(SetEnv.class).shown(null, "vars"));
        assertFalse(form(SetServices.class).isNone(null, "services"));
        assertFalse(form(SetServices.class).isNone(new SetServices("shop"), "services"));
    }

    /** Where nothing is said, an empty list and an empty text are no different from what was left out, or there is a box. */
    @Test
    void hasABoxWhereverAnEmptyValueIsAnotherThing() throws Exception {
        for (OperationDescriptor descriptor : ExtensionList.lookup(OperationDescriptor.class)) {
            FilledOperation operation = new FilledOperation(descriptor);
            Map<String, Object> bare = operation.values(operation.bare());
            Map<String, Object> emptied = operation.values(operation.emptied());
            for (Parameter parameter : Parameter.of(operation.bare().getClass())) {
                boolean differs = !LinesBeside.is(parameter.name())
                        && !Objects.equals(bare.get(parameter.name()), emptied.get(parameter.name()));
                assertEquals(
                        differs,
                        differs && saysNone(descriptor, parameter),
                        descriptor.symbol() + " " + parameter.name());
            }
        }
    }
}
