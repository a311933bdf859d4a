package io.jenkins.plugins.dashenterprise.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import hudson.FilePath;
import io.jenkins.plugins.dashenterprise.DashJenkins;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.ServerCertificate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Deploys from an agent and across a restart, and the form. */
@Tag("jenkins")
class DeployJenkinsTest {
    private static final Map<String, String> FILES =
            Map.of("Procfile", "web: gunicorn app:server\n", "requirements.txt", "dash\n", "app.py", "import dash\n");

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    private DashJenkins dash;
    private String sha;

    @Test
    void pushesFromAnAgentToAServerOfAPrivateAuthority() throws Throwable {
        session.then(jenkins -> {
            start(jenkins, DashEnterpriseSimulator.start(ServerCertificate.VALID));
            dash.addFile("dash-ca", "ca.pem", ServerCertificate.caPem());
            DashServer server = dash.server("secure");
            server.setCertificateCredentialsId("dash-ca");
            DashEnterpriseConfiguration.get().setServers(List.of(server));
            var agent = jenkins.createOnlineSlave();
            WorkflowJob job = job(agent.getNodeName());
            FilePath workspace = agent.getWorkspaceFor(job);
            assertNotNull(workspace);
            sha = Sources.commit(Path.of(workspace.getRemote()), FILES);
            WorkflowRun run = jenkins.buildAndAssertSuccess(job);
            jenkins.assertLogContains("remote: -----> Python app detected", run);
            jenkins.assertLogContains("deployed " + sha + " true", run);
            jenkins.assertLogNotContains("ci-password", run);
        });
        dash.close();
    }

    @Test
    void goesOnAfterARestartInTheMiddleOfThePush() throws Throwable {
        session.then(jenkins -> {
            start(jenkins);
            dash.simulator.git().holdBuilds();
            WorkflowJob job = job("");
            sha = Sources.commit(Path.of(jenkins.jenkins.getWorkspaceFor(job).getRemote()), FILES);
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("remote: -----> Building sales from herokuish...", run);
        });
        dash.simulator.git().releaseBuilds();
        session.then(jenkins -> {
            WorkflowJob job = jenkins.jenkins.getAllItems(WorkflowJob.class).get(0);
            WorkflowRun run = job.getLastBuild();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("deployed " + sha + " true", run);
            assertEquals(sha, dash.simulator.server().app("sales").variable("GIT_REV"));
        });
        dash.close();
    }

    @Test
    void aFilledFormKeepsItsValues() throws Throwable {
        session.then(jenkins -> {
            start(jenkins);
            Deploy deploy = new Deploy("sales");
            deploy.setGitCredentialsId("dash-git");
            deploy.setScmCredentialsId("dash-ada");
            deploy.setRef("v1");
            deploy.setCreate(true);
            deploy.setForce(true);
            deploy.setSshPort(22);
            deploy.setTimeoutMinutes(4);
            jenkins.assertEqualDataBoundBeans(deploy, jenkins.configRoundtrip(deploy));
        });
        dash.close();
    }

    private void start(JenkinsRule jenkins) throws Exception {
        start(jenkins, DashEnterpriseSimulator.start());
    }

    private void start(JenkinsRule jenkins, DashEnterpriseSimulator simulator) throws Exception {
        dash = new DashJenkins(jenkins, simulator);
        dash.addUser("dash-git", "ci", "ci-password");
        dash.simulator.server().addApp("sales", "ci");
    }

    private WorkflowJob job(String node) throws Exception {
        return dash.pipeline("""
                node('%s') {
                    def d = deDashDeploy app: 'sales', gitCredentialsId: 'dash-git'
                    echo "deployed ${d.revision} ${d.deployed}"
                }
                """.formatted(node));
    }
}
