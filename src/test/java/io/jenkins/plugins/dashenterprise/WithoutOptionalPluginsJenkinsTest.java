package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A Jenkins of its own, with class loaders as they are in production, that has none of the plugins which are used where they are. */
@Tag("jenkins")
class WithoutOptionalPluginsJenkinsTest {
    private static final String[] LEFT_OUT = {
        "cloudbees-folder",
        "checks-api",
        // Those that need cloudbees-folder:
        "branch-api",
        "workflow-multibranch",
        "pipeline-groovy-lib",
        "pipeline-model-definition",
        "job-dsl"
    };

    @RegisterExtension
    private final RealJenkinsExtension jenkins = new RealJenkinsExtension().omitPlugins(LEFT_OUT);

    @Test
    void aJobDeploysAndThePagesAreThere() throws Throwable {
        try (DashEnterpriseSimulator simulator = DashEnterpriseSimulator.start()) {
            String url = simulator.url();
            jenkins.then(rule -> {
                worksWithout(rule, url);
            });
            assertEquals("ci", simulator.server().app("shop").ownerName());
        }
    }

    private static void worksWithout(JenkinsRule rule, String url) throws Exception {
        for (String plugin : LEFT_OUT) {
            assertNull(rule.jenkins.getPlugin(plugin), plugin);
        }
        assertEquals(List.of(), rule.jenkins.getPluginManager().getFailedPlugins());
        DashEnterpriseConfiguration.get().setServers(List.of(DashJenkins.server("simulator", url)));
        DashJenkins.addUser("dash-ci", "ci", "ci-key");
        WorkflowJob job = rule.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition("deDashAddApp 'shop'", true));
        rule.assertLogContains("Created app shop.", rule.buildAndAssertSuccess(job));
        job.setDefinition(new CpsFlowDefinition("deDashReviewApp template: 'shop', gitCredentialsId: 'dash-ci'", true));
        rule.assertLogContains(
                "ERROR: This build belongs to no branch: deDashReviewApp needs a multibranch job, or name.",
                rule.buildAndAssertStatus(Result.FAILURE, job));
        JenkinsRule.WebClient browser = rule.createWebClient();
        for (String page : List.of("configure", "job/job/", "job/job/1/", "pipeline-syntax/")) {
            assertTrue(browser.goTo(page).getWebResponse().getContentAsString().contains("Dash"), page);
        }
    }
}
