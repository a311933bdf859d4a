package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import groovy.lang.Closure;
import groovy.lang.GString;
import hudson.ExtensionList;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.apps.UpdateApp;
import io.jenkins.plugins.dashenterprise.environment.SetEnv;
import io.jenkins.plugins.dashenterprise.resources.SetServices;
import io.jenkins.plugins.dashenterprise.server.GraphQlCall;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import net.sf.json.JSONArray;
import net.sf.json.JSONNull;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever an argument is, binding it throws nothing: Jenkins would print all arguments with the stack trace. */
class BindingTest extends DashTest {
    private static final String SECRET = "hush";

    @BeforeEach
    void prepare() {
        dash.simulator.server().addApp("shop", "ci").variable("OLD", "1");
    }

    private String variable(String name) {
        return dash.simulator.server().app("shop").variable(name);
    }

    /** What cannot say what it is. */
    private static Object mute(Throwable failure) {
        return new Object() {
            @Override
            public String toString() {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            }
        };
    }

    /** What a Jenkinsfile may come up with. */
    private static List<Object> values() {
        Map<Object, Object> odd = new HashMap<>();
        odd.put(null, SECRET);
        odd.put(5, null);
        odd.put("A", List.of(Map.of("B", SECRET)));
        Map<Object, Object> endless = new LinkedHashMap<>();
        endless.put("a", endless);
        GString text = new GString(new Object[] {5}) {
            @Override
            public String[] getStrings() {
                return new String[] {"five is ", ""};
            }
        };
        return Arrays.asList(
                null,
                JSONNull.getInstance(),
                SECRET,
                "",
                " ",
                "null",
                8050,
                -1,
                0,
                99_999_999_999L,
                new BigDecimal("1.10"),
                new BigDecimal("1E+10"),
                BigInteger.TEN.pow(400),
                0.5,
                Double.NaN,
                Float.POSITIVE_INFINITY,
                true,
                'c',
                text,
                TimeUnit.DAYS,
                URI.create("https://dash.example.com"),
                new Object(),
                mute(new IllegalStateException(SECRET)),
                // As Pipeline does for code that it would have to run by itself.
                mute(new AssertionError(SECRET)),
                List.of(mute(new AssertionError(SECRET))),
                Map.of("A", mute(new AssertionError(SECRET))),
                new Closure<>(SECRET) {},
                SECRET.split(""),
                new int[] {1, 2},
                List.of(),
                List.of("a", 5, 1.5, true),
                Arrays.asList("a", null),
                List.of(List.of(SECRET)),
                List.of(Map.of("a", SECRET)),
                List.of("a\nb"),
                Set.of("a"),
                Map.of(),
                Map.of("PORT", 8050),
                Map.of("A", JSONNull.getInstance()),
                odd,
                Map.of("web", Map.of("limit", Map.of("memory", Map.of("deep", SECRET)))),
                endless,
                new JSONObject(),
                JSONObject.fromObject("{\"a\": [1, null]}"),
                JSONArray.fromObject("[1, \"x\"]"),
                new JSONObject(true));
    }

    private static Operation bind(OperationDescriptor descriptor, Map<String, ?> arguments) throws Exception {
        Object given = new UninstantiatedDescribable(descriptor.symbol(), null, arguments);
        OperationStep.DescriptorImpl step = ExtensionList.lookupSingleton(OperationStep.DescriptorImpl.class);
        return ((OperationStep) step.newInstance(Map.of("delegate", given))).getDelegate();
    }

    /** As soon as one were thrown, Jenkins would print the secret that is in another parameter. */
    @Test
    void noArgumentOfAnyTypeIsAnException() throws Exception {
        int sentences = 0;
        int taken = 0;
        for (OperationDescriptor descriptor : ExtensionList.lookup(OperationDescriptor.class)) {
            for (Parameter parameter : Parameter.of(descriptor.clazz.asSubclass(Operation.class))) {
                List<Object> values = values();
                for (int i = 0; i < values.size(); i++) {
                    Map<String, Object> arguments = new HashMap<>();
                    arguments.put(parameter.name(), values.get(i));
                    Operation operation = bind(descriptor, arguments);
                    String problem = operation.problem();
                    String what = descriptor.symbol() + " " + parameter.name() + ": value " + i;
                    sentences += problem == null ? 0 : 1;
                    taken += problem == null ? 1 : 0;
                    assertFalse(
                            String.valueOf(problem).contains(SECRET)
                                    && parameter.type() != ParameterType.NUMBER
                                    && parameter.options("").isEmpty(),
                            what + " is shown: " + problem);
                    usable(operation, what);
                }
            }
        }
        assertTrue(sentences > 500 && taken > 500, sentences + " sentences, " + taken + " taken");
    }

    private void usable(Operation operation, String what) throws Exception {
        for (Parameter parameter : Parameter.of(operation.getClass())) {
            Object value = parameter.get(operation);
            ((OperationDescriptor) dash.jenkins.jenkins.getDescriptorOrDie(operation.getClass()))
                    .shown(operation, parameter.name());
            assertTrue(
                    value == null
                            || value instanceof String
                            || value instanceof Boolean
                            || value instanceof Integer
                            || value instanceof List
                            || value instanceof Map,
                    what);
        }
        // What a Pipeline saves.
        new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(operation);
    }

    @Test
    void whatASetterWasGivenIsSavedWithTheJob() throws Exception {
        List<Operation> operations = new ArrayList<>();
        for (OperationDescriptor descriptor : ExtensionList.lookup(OperationDescriptor.class)) {
            Map<String, Object> all = new TreeMap<>();
            Map<String, Object> odd = new HashMap<>();
            odd.put(null, null);
            Parameter.of(descriptor.clazz.asSubclass(Operation.class))
                    .forEach(parameter -> all.put(
                            parameter.name(),
                            switch (parameter.type()) {
                                case LIST -> Arrays.asList(null, 5);
                                case MAP, JSON -> odd;
                                default -> 5;
                            }));
            operations.add(bind(descriptor, all));
        }
        FreeStyleProject job = dash.freestyle(operations.toArray(new Operation[0]));
        job.save();
        assertEquals(operations.size(), job.getBuildersList().size());
    }

    @Test
    void nothingIsThrownByASetterEither() {
        Map<Object, Object> odd = new HashMap<>();
        odd.put(null, List.of());
        for (OperationDescriptor descriptor : ExtensionList.lookup(OperationDescriptor.class)) {
            FilledOperation filled = new FilledOperation(descriptor);
            for (Parameter parameter : Parameter.of(descriptor.clazz.asSubclass(Operation.class))) {
                List<Object> values =
                        switch (parameter.type()) {
                            case LIST ->
                                Arrays.asList(Arrays.asList(null, 5, List.of(), new Object()), null, List.of());
                            case MAP, JSON -> Arrays.asList(odd, Map.of(5, new Object()), null, Map.of());
                            case TEXT -> parameter.isMandatory() ? List.of() : Arrays.asList(null, "");
                            default -> List.of();
                        };
                for (Object value : values) {
                    Operation operation = filled.bare();
                    parameter.set(operation, value);
                    assertNotNull(String.valueOf(operation.problem()));
                }
            }
        }
    }

    @Test
    void numbersBooleansAndInterpolatedTextsAreTexts() throws Exception {
        dash.run(
                "def n = 2; deDashSetEnv app: \"sh${'op'}\", vars: [PORT: 8050, RATE: 1.10, BIG: 1e10, DEBUG: true, TEXT: \"a${n}\", (\"N${n}\".toString()): 'x'],"
                        + " remove: [\"OL${'D'}\"], timeoutMinutes: '3', wait: 'false'");
        assertEquals("8050", variable("PORT"));
        assertEquals("1.10", variable("RATE"));
        assertEquals("1E+10", variable("BIG"));
        assertEquals("true", variable("DEBUG"));
        assertEquals("a2", variable("TEXT"));
        assertEquals("x", variable("N2"));
        assertNull(variable("OLD"));
    }

    @Test
    void aListMayBeWhatSplitReturns() throws Exception {
        dash.run("deDashSetCollaborators app: 'shop', users: 'ada bob'.split(' '), addTeams: ['a', 'b'] as Set"
                .replace("addTeams", "teams"));
        assertTrue(dash.run("echo \"${deDashAppInfo(app: 'shop', fields: ['collaborators']).collaborators}\"")
                .contains("users:[ada, bob]"));
    }

    /** Each step fails with its sentence, which shows no value, and nothing is written. */
    private void assertRefusedWithoutSecrets(Map<String, String> sentences) throws Exception {
        for (Map.Entry<String, String> sentence : sentences.entrySet()) {
            String log = dash.fail(sentence.getKey());
            assertTrue(log.contains("ERROR: " + sentence.getValue()), log);
            assertFalse(log.contains(SECRET), log);
        }
        assertEquals("1", variable("OLD"));
    }

    @Test
    void nullIsRefusedWithTheNamesOfParameterAndKey() throws Exception {
        Map<String, String> sentences = Map.of(
                "deDashSetEnv app: 'shop', vars: [A: 'hush', NO_SUCH: env.NO_SUCH]",
                        "The value of NO_SUCH in vars is null, or no text.",
                "deDashSetEnv app: 'shop', vars: [(env.NO_SUCH): 'hush']", "A name in vars is null, or no text.",
                "deDashSetEnv app: 'shop', remove: ['OLD', env.NO_SUCH]", "Item 2 of remove is null, or no text.",
                "deDashSetCollaborators app: 'shop', users: ['ada', env.NO_SUCH]",
                        "Item 2 of users is null, or no text.",
                "deDashSetEnv app: 'shop', vars: [A: ['hush']]", "The value of A in vars is null, or no text.",
                "deDashSetMounts app: 'shop', mounts: [[a: 'hush']]", "Item 1 of mounts is null, or no text.");
        assertRefusedWithoutSecrets(sentences);
    }

    @Test
    void anArgumentOfAnotherKindIsRefusedByASentence() throws Exception {
        Map<String, String> sentences = Map.of(
                "deDashSetEnv app: 'shop', vars: 'A=hush'", "vars is a text, but has to be a map of texts.",
                "deDashSetEnv app: 'shop', remove: 'OLD', vars: [A: 'hush']",
                        "remove is a text, but has to be a list of texts.",
                "deDashSetEnv app: ['shop'], vars: [A: 'hush']", "app is a list, but has to be a text.",
                "deDashSetEnv app: 'shop', timeoutMinutes: 'soon', vars: [A: 'hush']",
                        "timeoutMinutes is 'soon', but has to be a whole number.",
                "deDashSetEnv app: 'shop', timeoutMinutes: 1.5, vars: [A: 'hush']",
                        "timeoutMinutes is '1.5', but has to be a whole number.",
                "deDashSetEnv app: 'shop', wait: 'yes', vars: [A: 'hush']",
                        "wait is 'yes', but has to be true or false.",
                "deDashSetEnv app: 'shop', vras: [A: 'hush']",
                        "deDashSetEnv has no parameter vras; it has app, credentialsId, ",
                "deDashTransferApps 'ci'", "deDashTransferApps takes parameters by their names only; it has from, to, ",
                "deDashGraphQL query: '{ apps }', variables: [a: { 'hush' }]", "variables is no JSON object");
        assertRefusedWithoutSecrets(sentences);
    }

    @Test
    void nullForAParameterIsAsIfItHadBeenLeftOut() throws Exception {
        assertTrue(dash.run("deDashAddApp app: 'shop', ifExists: null, server: null, credentialsId: env.NO_SUCH")
                .contains("Kept existing app"));
        assertTrue(dash.fail("deDashSetServices app: 'shop', services: null").contains("ERROR: services is missing"));
        assertTrue(dash.fail("deDashAddApp null").contains("ERROR: The name of the app is missing"));
    }

    @Test
    void nullIsJsonWhereDataIsFree() throws Exception {
        GraphQlCall call = new GraphQlCall("{ apps }");
        Map<String, Object> variables = new HashMap<>();
        variables.put("a", JSONNull.getInstance());
        variables.put("b", null);
        variables.put("c", new BigDecimal("1.10"));
        call.setVariables(variables);
        assertNull(((Operation) call).problem());
        assertEquals("{\"a\":null,\"b\":null,\"c\":1.10}", JsonText.write(new TreeMap<>(call.getVariables())));
    }

    @Test
    void aListBesideAMapComesToTheSame() throws Exception {
        dash.run("deDashSetEnv app: 'shop', varLines: ['A= a \"b\" #c=d', 'EMPTY=']");
        assertEquals(" a \"b\" #c=d", variable("A"));
        assertEquals("", variable("EMPTY"));
        SetEnv operation = new SetEnv("shop");
        operation.setVarLines(List.of("B=two\nlines"));
        assertEquals(Map.of("B", "two\nlines"), operation.getVars());
        dash.build(operation);
        assertEquals("two\nlines", variable("B"));
        dash.run("deDashScale app: 'shop', processLines: ['web=2'], resourceLines: ['web.limit.memory=1Gi']");
        dash.run("deDashUpdateApp app: 'shop', contactLines: ['name=Ada', 'email=ada@example.com']");
        GraphQlCall call = new GraphQlCall("{ apps }");
        call.setVariableLines(List.of("name=10", "first:=10", "all:=true", "ids:=[1, null]", "text:=\"5\""));
        assertNull(((Operation) call).problem());
        assertEquals(
                "{\"all\":true,\"first\":10,\"ids\":[1,null],\"name\":\"10\",\"text\":\"5\"}",
                JsonText.write(new TreeMap<>(call.getVariables())));
    }

    @Test
    void aListBesideAMapIsRefusedTogetherWithItAndWhenItMakesNoSense() throws Exception {
        Map<String, String> sentences = Map.of(
                "deDashSetEnv app: 'shop', vars: [A: 'hush'], varLines: ['B=hush']",
                        "vars and varLines are both given: give one of them.",
                "deDashSetEnv app: 'shop', secrets: [A: 'hush'], secretLines: ['A=else']",
                        "secrets and secretLines are both given: give one of them.",
                "deDashRest path: '/a', method: 'POST', body: [a: 'hush'], bodyLines: ['b=hush']",
                        "body and bodyLines are both given",
                "deDashSetEnv app: 'shop', varLines: ['A=1', 'hush']",
                        "Item 2 of varLines is not of the form NAME=value.",
                "deDashSetEnv app: 'shop', varLines: ['A=1', null]",
                        "Item 2 of varLines is not of the form NAME=value.",
                "deDashSetEnv app: 'shop', varLines: ['A=1', 'A=hush']", "A name is given twice in varLines.",
                "deDashRest path: '/a', method: 'POST', bodyLines: ['a:=hush']", "body is no JSON object");
        for (Map.Entry<String, String> sentence : sentences.entrySet()) {
            String log = dash.fail(sentence.getKey());
            assertTrue(log.contains("ERROR: " + sentence.getValue()), log);
            assertFalse(log.contains(SECRET), log);
        }
    }

    /** Job DSL knows no difference between a list that is left out and an empty one. */
    @Test
    void aListThatJobDslLeavesOutRemovesNothing() {
        OperationDescriptor descriptor = ExtensionList.lookupSingleton(SetServices.DescriptorImpl.class);
        assertEquals(
                Map.of("app", "shop"),
                descriptor.customInstantiate(Map.of("app", "shop", "services", List.of(), "nameLines", List.of())));
        assertEquals(
                Map.of("services", List.of("redis")),
                descriptor.customInstantiate(Map.of("services", List.of("redis"))));
    }

    @Test
    void anEmptyListInAJenkinsfileRemovesAll() throws Exception {
        dash.run("deDashSetServices app: 'shop', services: ['redis']");
        assertTrue(dash.run("echo \"${deDashSetServices(app: 'shop', services: []).unlinked}\"")
                .contains("[shop-redis]"));
    }

    @Test
    void aNullThatAFileOfAJobHoldsIsRefused() throws Exception {
        UpdateApp operation = new UpdateApp("shop");
        operation.setTags(Arrays.asList("a", null));
        assertTrue(dash.failBuild(operation).contains("ERROR: Item 2 of tags is null, or no text."));
    }
}
