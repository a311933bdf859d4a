package io.jenkins.plugins.dashenterprise.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.dashenterprise.DashJenkins;
import io.jenkins.plugins.dashenterprise.FilesWithSecrets;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

@Tag("jenkins")
class BindingRestartJenkinsTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @TempDir
    private Path directory;

    @Test
    void aBlockGoesOnBoundAndMaskedAndIsSavedWithoutThePassword() throws Throwable {
        Path go = directory.resolve("go");
        try (DashEnterpriseSimulator simulator = DashEnterpriseSimulator.start()) {
            session.then(jenkins -> {
                new DashJenkins(jenkins, simulator);
                WorkflowJob job = jenkins.createProject(WorkflowJob.class, "bound");
                job.setDefinition(new CpsFlowDefinition("""
                        node {
                            withDashEnterprise(server: 'simulator', app: 'shop') {
                                sh 'echo waiting; while [ ! -e %s ]; do sleep 1; done; echo "first $DASH_ENTERPRISE_PASSWORD"'
                                sh 'env'
                                deDashAddApp()
                            }
                        }
                        """.formatted(go), true));
                WorkflowRun run = job.scheduleBuild2(0).waitForStart();
                jenkins.waitForMessage("waiting", run);
                assertEquals(
                        List.of(),
                        FilesWithSecrets.in(jenkins.jenkins.getRootDir().toPath(), List.of("ci-key")));
            });
            session.then(jenkins -> {
                Files.createFile(go);
                WorkflowRun run = jenkins.jenkins
                        .getItemByFullName("bound", WorkflowJob.class)
                        .getBuildByNumber(1);
                jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
                jenkins.assertLogContains("first ****", run);
                jenkins.assertLogContains("DASH_ENTERPRISE_PASSWORD=****", run);
                jenkins.assertLogContains("Created app shop.", run);
                jenkins.assertLogNotContains("ci-key", run);
            });
        }
    }
}
