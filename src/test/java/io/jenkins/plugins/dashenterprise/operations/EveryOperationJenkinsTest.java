package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import hudson.model.FreeStyleProject;
import hudson.tasks.Builder;
import io.jenkins.plugins.dashenterprise.DashTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What holds for each operation there is, and for those to come. */
@Tag("jenkins")
class EveryOperationJenkinsTest extends DashTest {
    private JenkinsRule jenkins;
    private List<OperationDescriptor> descriptors;

    @BeforeEach
    void prepare() throws Exception {
        jenkins = dash.jenkins;
        descriptors = new ArrayList<>(dash.jenkins.jenkins.getExtensionList(OperationDescriptor.class));
        assertTrue(descriptors.size() >= 3);
    }

    /** One job has them all in its form: a form for each would take minutes. */
    @Test
    void aFormKeepsWhatIsInIt() throws Exception {
        List<FilledOperation> operations =
                descriptors.stream().map(FilledOperation::new).toList();
        for (Function<FilledOperation, Operation> filling : List.<Function<FilledOperation, Operation>>of(
                FilledOperation::bare, FilledOperation::filled, FilledOperation::emptied)) {
            Operation[] before = operations.stream().map(filling).toArray(Operation[]::new);
            List<Builder> after =
                    jenkins.configRoundtrip(dash.freestyle(before)).getBuilders();
            assertEquals(before.length, after.size());
            for (int i = 0; i < before.length; i++) {
                FilledOperation operation = operations.get(i);
                String name = descriptors.get(i).getDisplayName();
                assertEquals(operation.values(before[i]), operation.values((Operation) after.get(i)), name);
            }
        }
    }

    @Test
    void aSavedJobIsLoadedWithAllThatItHeld() throws Exception {
        for (OperationDescriptor descriptor : descriptors) {
            FilledOperation operation = new FilledOperation(descriptor);
            Operation before = operation.filled();
            FreeStyleProject job = dash.freestyle(before);
            job.save();
            job.doReload();
            Operation after = (Operation) job.getBuildersList().get(0);
            assertEquals(operation.values(before), operation.values(after), descriptor.getDisplayName());
        }
    }

    @Test
    void aSnippetSaysWhatTheFormHeld() throws Exception {
        for (OperationDescriptor descriptor : descriptors) {
            FilledOperation operation = new FilledOperation(descriptor);
            for (Operation before : List.of(operation.bare(), operation.filled(), operation.emptied())) {
                String snippet = Snippetizer.object2Groovy(new OperationStep(before));
                Operation after = operation.from(arguments(snippet, descriptor, operation));
                assertEquals(operation.values(before), operation.values(after), snippet);
            }
        }
    }

    @Test
    void theSnippetGeneratorAndTheReferenceListIt() throws Exception {
        JenkinsRule.WebClient browser = jenkins.createWebClient();
        for (String address : List.of("pipeline-syntax/", "pipeline-syntax/html")) {
            String page = browser.goTo(address).getWebResponse().getContentAsString();
            for (OperationDescriptor descriptor : descriptors) {
                assertTrue(page.contains(symbol(descriptor)), symbol(descriptor) + " is not in " + address);
                assertTrue(page.contains(descriptor.getDisplayName()), descriptor.getDisplayName());
            }
        }
    }

    @Test
    void theFormOfTheStepOffersIt() throws Exception {
        HtmlPage page = jenkins.createWebClient().goTo("pipeline-syntax/");
        HtmlOption step = (HtmlOption) page.getByXPath("//option[starts-with(normalize-space(.), 'deDash:')]")
                .get(0);
        step.getEnclosingSelect().setSelectedAttribute(step, true);
        page.getWebClient().waitForBackgroundJavaScript(10_000);
        for (OperationDescriptor descriptor : descriptors) {
            String name = descriptor.getDisplayName();
            assertFalse(
                    page.getByXPath("//option[normalize-space(.)='" + name + "']")
                            .isEmpty(),
                    name);
        }
    }

    private static String symbol(OperationDescriptor descriptor) {
        return SymbolLookup.getSymbolValue(descriptor).iterator().next();
    }

    /** Runs the snippet in a script where the symbol stands for something that keeps its arguments. */
    private static Map<String, Object> arguments(
            String snippet, OperationDescriptor descriptor, FilledOperation operation) {
        List<Object> calls = new ArrayList<>();
        Binding binding = new Binding();
        binding.setVariable(symbol(descriptor), new Closure<>(calls) {
            @Override
            public Object call(Object... arguments) {
                return calls.add(arguments.length == 0 ? Map.of() : arguments[0]);
            }
        });
        new GroovyShell(binding).evaluate(snippet);
        assertEquals(1, calls.size(), snippet);
        assertFalse(snippet.contains("delegate"), snippet);
        return named(calls.get(0), operation);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> named(Object argument, FilledOperation operation) {
        return argument instanceof Map ? (Map<String, Object>) argument : Map.of(operation.positional(), argument);
    }
}
