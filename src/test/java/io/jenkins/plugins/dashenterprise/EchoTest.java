package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Result;
import hudson.util.FormValidation;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.environment.SetEnv;
import io.jenkins.plugins.dashenterprise.simulator.Echoes;
import io.jenkins.plugins.dashenterprise.simulator.Fault;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Whatever a server sends back of what was sent to it, and however it writes that: nobody reads it in a log. */
class EchoTest extends DashTest {
    private static final String KEY = "k3y/of+the&ci";
    private static final List<String> SECRETS = List.of(
            KEY,
            Base64.getEncoder().encodeToString(("robot:" + KEY).getBytes(StandardCharsets.UTF_8)),
            "tr0ub4dor\"&<3>\\n",
            "MIIEowIBAAKCAQEA",
            "u1SU1LfVLPHCozMx",
            "unheard-of value",
            "file val%41ue");
    private static final List<UnaryOperator<String>> WRITINGS = List.of(
            sent -> sent,
            EchoTest::json,
            sent -> json(json(sent)),
            sent -> URLEncoder.encode(sent, StandardCharsets.UTF_8),
            sent -> sent.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&#34;"),
            sent -> String.join("\n  ", sent.split("(?<=\\G.{7})")),
            sent -> String.join("\u200b", sent.split("")),
            sent -> "\u001b[2J" + sent + "\r\n");

    @BeforeEach
    void prepare() throws Exception {
        dash.addSecret("shop-password", SECRETS.get(2));
        dash.addSecret("shop-key", SECRETS.get(3) + "\n" + SECRETS.get(4) + "\n");
        dash.addUser("dash-robot", "robot", KEY);
        dash.simulator.server().addUser("robot", KEY, true);
        dash.simulator.server().addApp("shop", "robot");
    }

    private static String json(String text) {
        try {
            String quoted = new ObjectMapper().writeValueAsString(text);
            return quoted.substring(1, quoted.length() - 1);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<Fault> echoes(UnaryOperator<String> writing) {
        return List.of(
                Echoes.payload(writing),
                Echoes.errors(200, writing),
                Echoes.errors(401, writing),
                Echoes.errors(400, writing),
                Echoes.message(401, writing),
                Echoes.message(403, writing),
                Echoes.message(413, writing),
                Echoes.page(401, writing),
                Echoes.redirect(writing));
    }

    private static void assertNoSecretIn(String log, String of) {
        for (String secret : SECRETS) {
            for (String written : List.of(secret, json(secret), URLEncoder.encode(secret, StandardCharsets.UTF_8))) {
                assertFalse(log.contains(written), () -> of + ": " + written + " is in " + log);
            }
        }
        assertEquals(
                List.of(),
                log.lines()
                        .flatMapToInt(String::chars)
                        .filter(c -> Character.isISOControl(c) || c == 0x200b)
                        .boxed()
                        .toList(),
                of);
    }

    /** Each way to refuse, in each writing. */
    private void assertNothingIsRead(String script, List<UnaryOperator<String>> writings) throws Exception {
        WorkflowJob job = dash.pipeline("node {\n" + script + "\n}");
        Path workspace = dash.workspace(job);
        Files.createDirectories(workspace);
        Files.writeString(workspace.resolve("production.env"), "FROM_FILE='" + SECRETS.get(6) + "'\n");
        int masked = 0;
        for (UnaryOperator<String> writing : writings) {
            for (Fault echo : echoes(writing)) {
                dash.simulator.clearFaults();
                dash.simulator.inject(echo.onMutations().always());
                String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertStatus(Result.FAILURE, job));
                assertNoSecretIn(log, echo + ", " + writing.apply("<x>"));
                assertTrue(log.contains("ERROR: "), log);
                masked += log.contains("Cannot do") && log.contains("****") ? 1 : 0;
            }
        }
        assertTrue(masked >= 6 * writings.size(), masked + " masked");
    }

    @Test
    void valuesOfVariablesAreMasked() throws Exception {
        assertNothingIsRead(
                "deDashSetEnv app: 'shop', credentialsId: 'dash-robot', file: 'production.env',"
                        + " vars: [LEVEL: 'unheard-of value'], secrets: [PASSWORD: 'shop-password', KEY: 'shop-key']",
                WRITINGS);
    }

    @Test
    void secretsOfAnyMutationAreMasked() throws Exception {
        assertNothingIsRead("""
                deDashGraphQL credentialsId: 'dash-robot', secrets: [value: 'shop-password', key: 'shop-key'],
                    query: 'mutation M($value: String!, $key: String!) { addEnvironmentVariable(appname: "shop", name: "A", value: $value) { error } }'
                """, WRITINGS.subList(0, 2));
    }

    @Test
    void secretsOfAnyCallAreMasked() throws Exception {
        dash.simulator.inject(Echoes.message(400, sent -> sent).always());
        String log = dash.fail(
                "deDashRest path: '/Auth/admin/user', method: 'POST', credentialsId: 'dash-robot', body: [name: 'ada'],"
                        + " secrets: [password: 'shop-password', key: 'shop-key']");
        assertNoSecretIn(log, "a call");
        assertTrue(log.contains("Cannot do") && log.contains("****"), log);
        assertTrue(dash.simulator.requests().get(0).body().contains("\"key\":\"" + SECRETS.get(3) + "\\n"));
    }

    @Test
    void aFreestyleJobMasksThemToo() throws Exception {
        dash.simulator.inject(Echoes.payload(sent -> sent).onMutations().always());
        SetEnv operation = new SetEnv("shop");
        operation.setCredentialsId("dash-robot");
        operation.setVars(Map.of("LEVEL", "unheard-of value"));
        operation.setSecrets(Map.of("PASSWORD", "shop-password"));
        String log = dash.failBuild(operation);
        assertNoSecretIn(log, "a freestyle job");
        assertTrue(log.contains("refused to set LEVEL: Cannot do {"), log);
    }

    @Test
    void repetitionsAndWaitsMaskThemToo() throws Exception {
        dash.simulator.inject(
                Echoes.message(503, sent -> sent + "\nFinished: SUCCESS").times(2));
        String log = dash.run("deDashAppStatus app: 'shop', credentialsId: 'dash-robot', waitFor: 'settled'");
        assertNoSecretIn(log, "a repetition");
        assertTrue(log.contains("Cannot do") && log.contains("****") && log.contains("Trying again in"), log);
        assertEquals(1, log.lines().filter("Finished: SUCCESS"::equals).count(), log);
    }

    @Test
    void lostAnswersAreMaskedToo() throws Exception {
        for (Fault lost : List.of(
                Echoes.message(200, sent -> sent),
                Echoes.page(500, sent -> sent),
                Echoes.message(502, EchoTest::json))) {
            dash.simulator.inject(lost.onMutations());
            String log = dash.run(
                    "deDashSetEnv app: 'shop', credentialsId: 'dash-robot', secrets: [PASSWORD: 'shop-password'], vars: [NO: '"
                            + lost.hashCode() + "']");
            assertNoSecretIn(log, lost.toString());
            assertTrue(log.contains("Looking whether it was done all the same."), log);
        }
    }

    @Test
    void testConnectionMasksTheKey() throws Exception {
        DashServer.DescriptorImpl form =
                (DashServer.DescriptorImpl) dash.jenkins.jenkins.getDescriptorOrDie(DashServer.class);
        for (UnaryOperator<String> writing : WRITINGS) {
            for (Fault echo : echoes(writing)) {
                dash.simulator.clearFaults();
                dash.simulator.inject(echo.always());
                FormValidation answer =
                        form.doTestConnection("dash", dash.simulator.url(), "dash-robot", true, 5, 5, null, 4);
                assertEquals(FormValidation.Kind.ERROR, answer.kind, answer.toString());
                assertNoSecretIn(answer.getMessage(), echo.toString());
            }
        }
    }

    @Test
    void namesThatAServerGivesAreCleaned() throws Exception {
        dash.simulator.server().addApp("evil", "robot").deployed("1", "a").running();
        dash.simulator.inject(Faults.json(
                        "names",
                        body -> body.findParents("owner").forEach(app -> {
                            ((com.fasterxml.jackson.databind.node.ObjectNode) app)
                                    .put("name", "a\nFinished: SUCCESS\n\u001b[2J\u202e" + KEY);
                        }))
                .always());
        String log = dash.run("deDashListApps credentialsId: 'dash-robot'");
        assertNoSecretIn(log, "names");
        assertEquals(1, log.lines().filter("Finished: SUCCESS"::equals).count(), log);
        assertTrue(log.contains("a Finished: SUCCESS ****"), log);
    }

    @Test
    void messagesAreCut() throws Exception {
        dash.simulator.inject(
                Faults.payloadError("x".repeat(3 * 1024 * 1024) + KEY).onMutations());
        String log = dash.fail("deDashSetEnv app: 'shop', credentialsId: 'dash-robot', vars: [A: '1', B: '2']");
        assertTrue(log.length() < 3_000, () -> log.length() + " characters");
        assertTrue(log.contains("xxx… "), log);
        assertTrue(log.contains("not done: A, B."), log);
        dash.simulator.inject(Faults.graphQlError("x\u2028".repeat(200_000)).onMutations());
        String other = dash.fail("deDashSetEnv app: 'shop', credentialsId: 'dash-robot', vars: [A: '1']");
        assertTrue(other.length() < 3_000, () -> other.length() + " characters");
    }

    @Test
    void logsOfAppsAreCleanedLineByLine() throws Exception {
        dash.simulator
                .server()
                .app("shop")
                .log("one\n\u001b[31mtwo " + KEY + "\u001b[0m\r\nFinished: SUCCESS\u0085three\n" + "y".repeat(100_000));
        String log = dash.run("deDashAppLogs app: 'shop', credentialsId: 'dash-robot'");
        assertNoSecretIn(log, "logs");
        assertTrue(log.contains("  one\n  two ****\n  Finished: SUCCESS three\n  yyy"), log);
        assertTrue(log.length() < 4_000, () -> log.length() + " characters");
    }
}
