package io.jenkins.plugins.dashenterprise.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

class SetEnvTest extends DashTest {
    @BeforeEach
    void prepare() throws Exception {
        dash.addSecret("shop-password", "tr0ub4dor&3-secret");
        dash.simulator.server().addApp("shop", "ci");
    }

    private String variable(String name) {
        return dash.simulator.server().app("shop").variable(name);
    }

    private int writes() {
        return dash.simulator.requests("addEnvironmentVariable").size()
                + dash.simulator.requests("removeEnvironmentVariable").size();
    }

    @Test
    void writesWhatDiffersAndNothingTheSecondTime() throws Exception {
        dash.simulator.server().app("shop").variable("OLD", "x").variable("SAME", "1");
        String script = """
                def env = deDashSetEnv app: 'shop', vars: [SAME: '1', LEVEL: "in${'fo'}"],
                    secrets: [PASSWORD: 'shop-password'], remove: ['OLD', 'NEVER_THERE']
                echo "${env}"
                """;
        String log = dash.run(script);
        assertTrue(
                log.contains(
                        "[app:shop, set:[LEVEL, PASSWORD], unchanged:[SAME, NEVER_THERE], removed:[OLD], refresh:false]"),
                log);
        assertEquals("info", variable("LEVEL"));
        assertEquals("tr0ub4dor&3-secret", variable("PASSWORD"));
        assertNull(variable("OLD"));
        assertEquals(3, writes());
        log = dash.run(script);
        assertTrue(
                log.contains("set:[], unchanged:[LEVEL, SAME, PASSWORD, OLD, NEVER_THERE], removed:[], refresh:false"),
                log);
        assertEquals(3, writes());
    }

    @Test
    void neverPrintsAValue() throws Exception {
        String log =
                dash.run("deDashSetEnv app: 'shop', vars: [LEVEL: 'unheard-of'], secrets: [PASSWORD: 'shop-password']");
        assertFalse(log.contains("unheard-of"), log);
        assertFalse(log.contains("tr0ub4dor"), log);
        assertTrue(log.contains("Setting the environment of app 'shop' on simulator"), log);
        assertTrue(log.contains("LEVEL, PASSWORD"), log);
    }

    @Test
    void refusesAReadonlyVariableBeforeItWrites() throws Exception {
        String log = dash.fail("deDashSetEnv app: 'shop', vars: [DASH_APP_NAME: 'other', LEVEL: 'info']");
        assertTrue(log.contains("itself sets DASH_APP_NAME, which cannot be changed. Nothing was written"), log);
        assertEquals(0, writes());
    }

    @Test
    void namesWhatWasDoneWhenAWriteIsRefused() throws Exception {
        dash.simulator.inject(Faults.payloadError("Value too long.")
                .on("addEnvironmentVariable")
                .skip(2));
        String log = dash.fail("deDashSetEnv app: 'shop', vars: [A: '1', B: '2', C: '3', D: '4', E: '5']");
        assertTrue(log.contains("refused to set C: Value too long. Done before: set A, B; not done: C, D, E."), log);
        assertEquals("2", variable("B"));
        assertNull(variable("D"));
    }

    @Test
    void countsAWriteAsItsOwnWhenTheAnswerIsLost() throws Exception {
        dash.simulator.inject(
                Faults.reset().on("addEnvironmentVariable").afterApplied().skip(1));
        String log = dash.run("echo \"${deDashSetEnv(app: 'shop', vars: [A: '1', B: '2', C: '3']).set}\"");
        assertTrue(log.contains("[A, B, C]"), log);
        assertTrue(log.contains("Looking whether it was done all the same."), log);
        assertEquals(3, writes());
    }

    @Test
    void removesBeforeItAddsWhereTheServerDoesNotOverwrite() throws Exception {
        dash.simulator.settings().overwriteRefused(true);
        dash.simulator.server().app("shop").variable("LEVEL", "debug");
        dash.run("deDashSetEnv app: 'shop', vars: [LEVEL: 'info']");
        assertEquals("info", variable("LEVEL"));
    }

    @Test
    void waitsForTheRestartThatItCauses() throws Exception {
        dash.simulator.server().app("shop").deployed("1", "a").running();
        String log = dash.run("echo \"${deDashSetEnv(app: 'shop', vars: [A: '1'], wait: true)}\"");
        assertTrue(log.contains("It is deploying."), log);
        assertTrue(log.contains("It is running."), log);
        assertTrue(log.contains("set:[A], unchanged:[], removed:[], refresh:true"), log);
    }

    @Test
    void refusesBadInput() throws Exception {
        assertTrue(dash.fail("deDashSetEnv 'shop'")
                .contains("ERROR: There is nothing to do: give vars, secrets or remove."));
        assertTrue(dash.fail("deDashSetEnv app: 'shop', vars: ['2X': '1']")
                .contains("ERROR: '2X' is no name of an environment variable"));
        assertTrue(dash.fail("deDashSetEnv app: 'shop', vars: [A: '1'], remove: ['A']")
                .contains("ERROR: The environment variable A is given twice (vars, secrets and remove)."));
        assertTrue(dash.fail("deDashSetEnv app: 'shop', secrets: [A: 'nowhere']")
                .contains("ERROR: There are no credentials 'nowhere' that this job may use"));
        assertTrue(dash.fail("deDashSetEnv app: 'shop', secrets: [A: 'dash-ci']")
                .contains("ERROR: The credentials 'dash-ci' are of another type: secret text is needed."));
        assertTrue(dash.fail("deDashSetEnv app: 'shap', vars: [A: '1']")
                .contains("ERROR: There is no app 'shap' on simulator"));
        assertEquals(0, writes());
    }

    @Test
    void runsInAFreestyleJobAndIsSavedWithIt() throws Exception {
        SetEnv operation = new SetEnv("shop");
        operation.setVars(Map.of("BUILD", "number $BUILD_NUMBER"));
        operation.setSecrets(Map.of("PASSWORD", "shop-password"));
        operation.setRemove(List.of("OLD"));
        String log = dash.build(operation);
        assertEquals("number 1", variable("BUILD"));
        assertEquals("tr0ub4dor&3-secret", variable("PASSWORD"));
        assertFalse(log.contains("tr0ub4dor"), log);
    }

    @Test
    void setsTheVariablesThatAllAppsHave() throws Exception {
        String script = "echo \"${deDashSetEnv global: true, vars: [REGION: 'eu'], remove: ['OLD']}\"";
        String log = dash.run(script);
        assertTrue(log.contains("Setting the environment of all apps on simulator"), log);
        assertTrue(log.contains("[app:null, set:[REGION], unchanged:[OLD], removed:[], refresh:false]"), log);
        assertEquals(1, dash.simulator.server().globalVariables().size());
        assertTrue(dash.run(script).contains("set:[], unchanged:[REGION, OLD]"));
        assertEquals(1, writes());
        assertTrue(dash.run("echo \"${deDashSetEnv global: true, remove: ['REGION']}\"")
                .contains("removed:[REGION]"));
        assertEquals(0, dash.simulator.server().globalVariables().size());
    }

    @Test
    void refusesGlobalVariablesWhereTheyMakeNoSense() throws Exception {
        assertTrue(dash.fail("deDashSetEnv app: 'shop', global: true, vars: [A: '1']")
                .contains("ERROR: app and global: true are both given: a variable is set for one app or for all."));
        assertTrue(dash.fail("deDashSetEnv global: true, vars: [A: '1'], wait: true")
                .contains("ERROR: wait is for a single app: leave it out with global: true."));
        assertTrue(dash.fail("deDashSetEnv vars: [A: '1']").contains("ERROR: The name of the app is missing."));
        assertTrue(dash.fail("deDashSetEnv global: true, vars: [A: '1'], credentialsId: 'dash-ada'")
                .contains("ERROR: simulator"));
        assertEquals(0, writes());
    }

    private WorkflowJob jobWithFile(String script, String content) throws Exception {
        WorkflowJob job = dash.pipeline("node { echo \"${" + script + "}\" }");
        Path file = dash.workspace(job).resolve("shop.env");
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return job;
    }

    @Test
    void readsAFileOfLines() throws Exception {
        String log = JenkinsRule.getLog(
                dash.jenkins.buildAndAssertSuccess(
                        jobWithFile(
                                "deDashSetEnv app: 'shop', file: 'shop.env', vars: [LEVEL: 'info']",
                                "\uFEFF# of the shop\nexport A=one two # three\nB = 'it\\'s #1'\nC=\"a \\\"b\\\"\\nc\" # d\n\nD=\nE='x=#y'\n")));
        assertTrue(log.contains("set:[LEVEL, A, B, C, D, E]"), log);
        assertFalse(log.contains("one two"), log);
        assertEquals("one two", variable("A"));
        assertEquals("a \"b\"\nc", variable("C"));
        assertEquals("", variable("D"));
        assertEquals("x=#y", variable("E"));
    }

    @Test
    void readsAFileOfJson() throws Exception {
        dash.jenkins.buildAndAssertSuccess(
                jobWithFile("deDashSetEnv app: 'shop', file: 'shop.env'", "{\"A\": \"x\", \"B\": 2, \"C\": true}"));
        assertEquals("2", variable("B"));
        assertEquals("true", variable("C"));
    }

    @Test
    void refusesABadFileWithoutShowingIt() throws Exception {
        String step = "deDashSetEnv app: 'shop', file: 'shop.env', vars: [A: '1']";
        Map<String, String> sentences = Map.of(
                "B=2\nhush", "Line 2 of the file 'shop.env' is not of the form NAME=value.",
                "{\"B\": hush", "The file 'shop.env' is no JSON object",
                "{\"B\": [\"hush\"]}", "The value of B in the file 'shop.env' is no string, number or boolean.",
                "A=1\nhush.hush=2", "Line 2 of the file 'shop.env' has a name that is none of an environment variable",
                "A=hush",
                        "The environment variable A is given twice (in the file 'shop.env' and in vars, secrets or remove).");
        for (Map.Entry<String, String> sentence : sentences.entrySet()) {
            String log = JenkinsRule.getLog(
                    dash.jenkins.buildAndAssertStatus(Result.FAILURE, jobWithFile(step, sentence.getKey())));
            assertTrue(log.contains("ERROR: " + sentence.getValue()), log);
            assertFalse(log.contains("hush"), log);
        }
        assertTrue(dash.fail("deDashSetEnv app: 'shop', file: 'shop.env'")
                .contains("ERROR: file is a file of the workspace, so the step has to be within a node block."));
        assertTrue(dash.fail("node { deDashSetEnv app: 'shop', file: 'a/../../shop.env' }")
                .contains("ERROR: file is 'a/../../shop.env', but has to be a path within the workspace."));
        assertTrue(dash.fail("node { deDashSetEnv app: 'shop', file: 'shop.env' }")
                .contains("ERROR: There is no file 'shop.env' in the workspace (file)."));
        assertEquals(0, writes());
    }
}
