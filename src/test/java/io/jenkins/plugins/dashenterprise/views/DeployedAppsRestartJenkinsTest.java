package io.jenkins.plugins.dashenterprise.views;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.dashenterprise.DashJenkins;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What was deployed is known after a restart. */
@Tag("jenkins")
class DeployedAppsRestartJenkinsTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @Test
    void appsAreFoundAgain() throws Throwable {
        session.then(jenkins -> {
            try (DashJenkins dash = new DashJenkins(jenkins)) {
                WorkflowJob job = jenkins.createProject(WorkflowJob.class, "deploy");
                job.setDefinition(new CpsFlowDefinition("deDashAddApp 'shop'", true));
                jenkins.buildAndAssertSuccess(job);
            }
        });
        session.then(jenkins -> {
            WorkflowRun run = jenkins.jenkins
                    .getItemByFullName("deploy", WorkflowJob.class)
                    .getBuildByNumber(1);
            DashAppsAction action = run.getAction(DashAppsAction.class);
            assertEquals(
                    List.of("shop"),
                    action.getApps().stream().map(DeployedApp::getApp).toList());
            assertEquals(run, action.getObject());
            assertEquals(
                    List.of("shop"),
                    DeployedApps.get().of("deploy").stream()
                            .map(DeployedApp::getApp)
                            .toList());
        });
    }
}
