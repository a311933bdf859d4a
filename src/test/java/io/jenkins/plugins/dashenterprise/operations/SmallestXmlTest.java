package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.model.FreeStyleBuild;
import hudson.util.XStream2;
import io.jenkins.plugins.dashenterprise.DashJenkins;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.environment.SetEnv;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * A job's file may lack any field: it was written by an older version of the plugin, by Job DSL, by the REST API or by hand.
 * Then it is as if the field had been left out in a form.
 */
class SmallestXmlTest extends DashTest {
    private static final XStream2 XSTREAM = new XStream2();

    @BeforeEach
    void prepare() {
        dash.simulator.server().addApp("some-app", "ci");
    }

    private static Object loaded(Class<?> type, Map<String, ?> fields) {
        StringBuilder xml = new StringBuilder("<" + type.getName() + ">");
        fields.forEach((field, value) -> xml.append("<" + field + ">" + value + "</" + field + ">"));
        return XSTREAM.fromXML(xml + "</" + type.getName() + ">");
    }

    private static Map<String, Object> mandatory(FilledOperation operation) {
        Map<String, Object> values = operation.values(operation.bare());
        values.keySet()
                .retainAll(Parameter.of(operation.bare().getClass()).stream()
                        .filter(Parameter::isMandatory)
                        .map(Parameter::name)
                        .toList());
        return values;
    }

    @Test
    void anOperationHoldsWhatIsLeftOut() {
        for (OperationDescriptor descriptor : ExtensionList.lookup(OperationDescriptor.class)) {
            FilledOperation operation = new FilledOperation(descriptor);
            Map<String, Object> given = mandatory(operation);
            Operation loaded = (Operation) loaded(descriptor.clazz, given);
            assertEquals(operation.values(operation.bare()), operation.values(loaded), descriptor.symbol());
            Operation nothing = (Operation) loaded(descriptor.clazz, Map.of());
            assertEquals(operation.values(operation.from(Map.of())), operation.values(nothing), descriptor.symbol());
        }
    }

    @Test
    void anOperationDoesWhatItDoesWithAllLeftOut() throws Exception {
        for (OperationDescriptor descriptor : ExtensionList.lookup(OperationDescriptor.class)) {
            FilledOperation operation = new FilledOperation(descriptor);
            assertEquals(
                    outcome(operation.bare()),
                    outcome((Operation) loaded(descriptor.clazz, mandatory(operation))),
                    descriptor.symbol());
            assertEquals(
                    outcome(operation.from(Map.of())),
                    outcome((Operation) loaded(descriptor.clazz, Map.of())),
                    descriptor.symbol());
        }
    }

    /** The log and the requests of a build on a server of its own. */
    private List<String> outcome(Operation operation) throws Exception {
        try (DashEnterpriseSimulator server = DashEnterpriseSimulator.start()) {
            server.server().addApp("some-app", "ci");
            DashEnterpriseConfiguration.get().setServers(List.of(DashJenkins.server("dash", server.url())));
            FreeStyleBuild build = dash.freestyle(operation).scheduleBuild2(0).get();
            List<String> outcome = new ArrayList<>();
            outcome.add(JenkinsRule.getLog(build)
                    .replace(server.url(), "URL")
                    .replaceAll("test\\d+|\\d{4}-\\d\\d-\\d\\dT[^ ]*|workspace/\\S+", ""));
            // How often a wait asks is left to chance.
            server.requests().stream().map(RecordedRequest::body).distinct().forEach(outcome::add);
            assertTrue(!outcome.get(0).contains("\tat "), outcome.get(0));
            return outcome;
        }
    }

    @Test
    void aServerHoldsWhatIsLeftOut() throws Exception {
        DashServer given = new DashServer("dash", "HTTPS://dash.example.com/Manager/");
        DashServer loaded = (DashServer) loaded(
                DashServer.class, new TreeMap<>(Map.of("name", "dash", "url", "HTTPS://dash.example.com/Manager/")));
        assertEquals(given.address(), loaded.address());
        assertEquals(given.problem(), loaded.problem());
        assertEquals(new DashServer("", "").problem(), ((DashServer) loaded(DashServer.class, Map.of())).problem());
        assertEquals(new DashServer("", "").address(), ((DashServer) loaded(DashServer.class, Map.of())).address());
    }

    @Test
    void aServerWithoutItsFieldsIsUsable() throws Exception {
        DashServer loaded = (DashServer) loaded(
                DashServer.class,
                Map.of("name", "dash", "url", dash.simulator.url(), "allowHttp", "true", "credentialsId", "dash-ci"));
        DashEnterpriseConfiguration.get().setServers(List.of(loaded));
        assertTrue(dash.run("deDashAppStatus 'some-app'").contains("never deployed"));
    }

    @Test
    void aMapMayHoldOtherTypesThanTexts() throws Exception {
        SetEnv operation = (SetEnv) loaded(
                SetEnv.class,
                Map.of(
                        "app", "some-app",
                        "vars",
                                "<entry><string>PORT</string><int>8050</int></entry><entry><string>DEBUG</string><boolean>true</boolean></entry>",
                        "remove", "<int>5</int>"));
        assertEquals(Map.of("PORT", "8050", "DEBUG", "true"), operation.getVars());
        assertEquals(List.of("5"), operation.getRemove());
        SetEnv holes = (SetEnv)
                loaded(SetEnv.class, Map.of("app", "some-app", "vars", "<entry><string>PORT</string><null/></entry>"));
        assertTrue(dash.failBuild(holes).contains("ERROR: The value of PORT in vars is null, or no text."));
    }

    @Test
    void whatIsNoJsonIsRefusedWhenItIsUsed() throws Exception {
        for (OperationDescriptor descriptor : ExtensionList.lookup(OperationDescriptor.class)) {
            for (Parameter parameter : Parameter.of(descriptor.clazz.asSubclass(Operation.class))) {
                if (parameter.type() == ParameterType.JSON) {
                    Map<String, Object> fields = mandatory(new FilledOperation(descriptor));
                    fields.put(parameter.name(), "hush");
                    fields.put(
                            descriptor.symbol().equals("deDashGraphQL") ? "query" : "path",
                            descriptor.symbol().equals("deDashGraphQL") ? "{ apps }" : "/a");
                    String log = dash.failBuild((Operation) loaded(descriptor.clazz, fields));
                    assertTrue(log.contains("ERROR: " + parameter.name() + " is no JSON object"), log);
                    assertTrue(!log.contains("hush"), log);
                }
            }
        }
    }
}
