package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.yaml.YamlSource;
import io.jenkins.plugins.dashenterprise.DashTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javaposse.jobdsl.plugin.ExecuteDslScripts;
import net.sf.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each operation, and those to come, as Job DSL and as Configuration as Code write it. */
@Tag("jenkins")
class CodedJobsJenkinsTest extends DashTest {
    private List<OperationDescriptor> descriptors;

    @BeforeEach
    void prepare() {
        descriptors = new ArrayList<>(dash.jenkins.jenkins.getExtensionList(OperationDescriptor.class));
        assertTrue(descriptors.size() >= 20);
    }

    @Test
    void jobDslSetsAllParameters() throws Exception {
        StringBuilder script = new StringBuilder();
        for (OperationDescriptor descriptor : descriptors) {
            String parameters = new FilledOperation(descriptor)
                    .code().entrySet().stream()
                            .map(each -> each.getKey() + "(" + groovy(each.getValue()) + ")")
                            .collect(Collectors.joining("\n"));
            script.append("job('%1$s') { steps { %1$s {\n%2$s\n} } }\n".formatted(descriptor.symbol(), parameters));
        }
        ExecuteDslScripts dsl = new ExecuteDslScripts();
        dsl.setScriptText(script.toString());
        FreeStyleProject seed = dash.jenkins.createFreeStyleProject("seed");
        seed.getBuildersList().add(dsl);
        dash.jenkins.buildAndAssertSuccess(seed);
        eachJobHoldsWhatTheCodeSays();
    }

    @Test
    void configurationAsCodeSetsAllParameters() throws Exception {
        StringBuilder yaml = new StringBuilder("items:\n");
        for (OperationDescriptor descriptor : descriptors) {
            // JSON is YAML.
            String parameters = JSONObject.fromObject(new FilledOperation(descriptor).code())
                    .toString();
            yaml.append("  - freestyle: {name: %1$s, builders: [{%1$s: %2$s}]}\n"
                    .formatted(descriptor.symbol(), parameters));
        }
        ConfigurationAsCode.get()
                .configureWith(
                        YamlSource.of(new ByteArrayInputStream(yaml.toString().getBytes(StandardCharsets.UTF_8))));
        eachJobHoldsWhatTheCodeSays();
    }

    private void eachJobHoldsWhatTheCodeSays() {
        for (OperationDescriptor descriptor : descriptors) {
            FilledOperation operation = new FilledOperation(descriptor);
            FreeStyleProject job = dash.jenkins.jenkins.getItemByFullName(descriptor.symbol(), FreeStyleProject.class);
            Map<String, Object> held =
                    operation.values((Operation) job.getBuildersList().get(0));
            assertEquals(operation.values(operation.from(operation.code())), held, descriptor.symbol());
        }
    }

    private static String groovy(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(CodedJobsJenkinsTest::groovy).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }
}
