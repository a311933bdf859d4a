package io.jenkins.plugins.dashenterprise.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphQlCallTest extends DashTest {
    @BeforeEach
    void prepare() throws Exception {
        dash.simulator.server().addApp("shop", "ci").deployed("1a2b3c", "first").running();
    }

    @Test
    void returnsPlainData() throws Exception {
        String log = dash.run("""
                def data = deDashGraphQL query: 'query Find($app: String) { apps(name: $app) { apps { name owner { username } } } }',
                    variables: [app: "${'shop'}"]
                echo "${data.apps.apps[0].owner.username} owns ${data}"
                """);
        assertTrue(log.contains("ci owns [apps:[apps:[[name:shop, owner:[username:ci]]]]]"), log);
        assertTrue(log.contains("Sending a query to simulator"), log);
    }

    @Test
    void sendsMutationsWithNestedVariables() throws Exception {
        dash.run("""
                deDashGraphQL query: 'mutation M($processes: [ProcessInput]) { scaleProcesses(appname: "shop", processes: $processes) { ok error } }',
                    variables: [processes: [[type: 'web', number: 3]]]
                """);
        assertEquals(3, dash.simulator.server().app("shop").processes().get(0).get("number"));
    }

    @Test
    void sendsNoMutationInADryRun() throws Exception {
        String mutation =
                "deDashGraphQL(query: 'mutation { purgeCache(appname: \"shop\") { ok error } }', dryRun: true";
        String log = dash.run("echo \"${" + mutation + ")}\"");
        assertTrue(log.contains("[dryRun:true]"), log);
        assertTrue(log.contains("Would send the mutation to simulator"), log);
        assertTrue(dash.run("echo \"${" + mutation + ", failOnErrors: false)}\"")
                .contains("[data:null, errors:[], dryRun:true]"));
        assertTrue(dash.fail(mutation + ", secrets: [password: 'nowhere'])")
                .contains("ERROR: There are no credentials 'nowhere'"));
        assertEquals(0, dash.simulator.requestCount());
        log = dash.run("echo \"${deDashGraphQL(query: '{ apps { apps { name } } }', dryRun: true)}\"");
        assertTrue(log.contains("[apps:[apps:[[name:shop]]], dryRun:true]"), log);
    }

    @Test
    void takesSecretsFromCredentialsAndShowsNone() throws Exception {
        dash.addSecret("new-value", "tr0ub4dor&3-secret");
        String log = dash.run("""
                deDashGraphQL query: 'mutation M($v: String) { addEnvironmentVariable(appname: "shop", name: "A", value: $v) { ok error } }',
                    secrets: [v: 'new-value']
                """);
        assertEquals("tr0ub4dor&3-secret", dash.simulator.server().app("shop").variable("A"));
        assertFalse(log.contains("tr0ub4dor"), log);
    }

    @Test
    void failsOnErrorsUnlessToldNotTo() throws Exception {
        String payload = dash.fail("deDashGraphQL 'mutation { purgeCache(appname: \"shap\") { ok error } }'");
        assertTrue(payload.contains("refused purgeCache: App does not exist."), payload);
        String unknown = dash.fail("deDashGraphQL '{ colour }'");
        assertTrue(unknown.contains("answered with an error: ") && unknown.contains("colour"), unknown);
        String returned = dash.run("def answer = deDashGraphQL query: '{ colour }', failOnErrors: false;"
                + " echo \"${answer.data} ${answer.errors.size()} ${answer.errors[0].message}\"");
        assertTrue(returned.contains("null 1 ") && returned.contains("colour"), returned);
    }

    @Test
    void repeatsQueriesOnly() throws Exception {
        dash.simulator.inject(Faults.reset().on("current"));
        assertTrue(dash.run("echo \"${deDashGraphQL('{ current { username } }')}\"")
                .contains("[current:[username:ci]]"));
        dash.simulator.inject(Faults.reset().on("purgeCache").afterApplied());
        String log = dash.fail("deDashGraphQL 'mutation { purgeCache(appname: \"shop\") { ok error } }'");
        assertTrue(
                log.contains(
                        "Whether the mutation was applied is not known. Look at the server before you run it again."),
                log);
        assertEquals(1, dash.simulator.requests("purgeCache").size());
    }

    @Test
    void refusesWhatIsNoSingleOperation() throws Exception {
        assertTrue(dash.fail("deDashGraphQL ''").contains("ERROR: query holds no operation"));
        assertTrue(dash.fail("deDashGraphQL '{ current { username }'")
                .contains("ERROR: The brackets in query do not match."));
        assertTrue(dash.fail("deDashGraphQL 'query A { current { username } } query B { current { username } }'")
                .contains("ERROR: query holds 2 operations: give them to a step each."));
        assertTrue(dash.fail("deDashGraphQL 'subscription { apps }'")
                .contains("ERROR: query begins with 'subscription', but only a query or a mutation can be sent."));
        assertEquals(0, dash.simulator.requests().size());
    }

    @Test
    void runsInAFreestyleJob() throws Exception {
        GraphQlCall operation = new GraphQlCall(
                "mutation M($v: String) { addEnvironmentVariable(appname: \"shop\", name: \"A\", value: $v) { ok error } }");
        operation.setVariables(Map.of("v", "build $BUILD_NUMBER"));
        dash.build(operation);
        assertEquals("build 1", dash.simulator.server().app("shop").variable("A"));
    }
}
