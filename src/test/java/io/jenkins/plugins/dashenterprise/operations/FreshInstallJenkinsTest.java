package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A Jenkins into which the plugin has been installed, and nothing more done. */
@Tag("jenkins")
@WithJenkins
class FreshInstallJenkinsTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
    }

    private List<OperationDescriptor> descriptors() {
        return jenkins.jenkins.getExtensionList(OperationDescriptor.class);
    }

    private void assertSentence(Run<?, ?> run) throws Exception {
        jenkins.assertLogContains(
                "ERROR: No Dash Enterprise server is configured; an administrator adds one under", run);
        jenkins.assertLogNotContains("\tat ", run);
    }

    @Test
    void aStepSaysWhatIsMissing() throws Exception {
        for (OperationDescriptor descriptor : descriptors()) {
            WorkflowJob job = jenkins.createProject(WorkflowJob.class);
            String step = Snippetizer.object2Groovy(new OperationStep(new FilledOperation(descriptor).bare()));
            job.setDefinition(new CpsFlowDefinition(step, true));
            assertSentence(jenkins.buildAndAssertStatus(Result.FAILURE, job));
        }
    }

    @Test
    void aBuildStepSaysWhatIsMissing() throws Exception {
        for (OperationDescriptor descriptor : descriptors()) {
            FreeStyleProject job = jenkins.createFreeStyleProject();
            job.getBuildersList().add(new FilledOperation(descriptor).bare());
            assertSentence(jenkins.buildAndAssertStatus(Result.FAILURE, job));
        }
    }

    @Test
    void thePagesAreThere() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        for (OperationDescriptor descriptor : descriptors()) {
            job.getBuildersList().add(new FilledOperation(descriptor).bare());
        }
        JenkinsRule.WebClient browser = jenkins.createWebClient();
        HtmlPage form = browser.goTo("job/job/configure");
        browser.waitForBackgroundJavaScript(10_000);
        assertTrue(
                form.asNormalizedText().contains("No Dash Enterprise server is configured"), form.asNormalizedText());
        for (String address : List.of("configure", "pipeline-syntax/", "pipeline-syntax/html")) {
            HtmlPage page = browser.goTo(address);
            assertEquals(200, page.getWebResponse().getStatusCode());
            assertTrue(page.getWebResponse().getContentAsString().contains("Dash Enterprise"), address);
        }
    }
}
