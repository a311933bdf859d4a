package io.jenkins.plugins.dashenterprise.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.jenkins.plugins.sshcredentials.impl.BasicSSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.HostnameSpecification;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashJenkins;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.GitSsh;
import io.jenkins.plugins.dashenterprise.simulator.ServerCertificate;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.jenkinsci.plugins.gitclient.GitHostKeyVerificationConfiguration;
import org.jenkinsci.plugins.gitclient.verifier.ManuallyProvidedKeyVerificationStrategy;
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
            sha = Sources.commit(Path.of(workspace.getRemote()), Sources.APP);
            WorkflowRun run = jenkins.buildAndAssertSuccess(job);
            jenkins.assertLogContains("remote: -----> Python app detected", run);
            jenkins.assertLogContains("deployed " + sha + " true", run);
            jenkins.assertLogNotContains("ci-password", run);
        });
        dash.close();
    }

    @Test
    void pushesFromAnAgentBySshWithAnEd25519Key() throws Throwable {
        session.then(jenkins -> {
            start(jenkins);
            KeyPair key = GitSsh.newEd25519Key();
            dash.simulator.server().user("ci").sshKeys(PublicKeyEntry.toString(key.getPublic()));
            addSshKey(key);
            var agent = jenkins.createOnlineSlave();
            try (GitSsh ssh = dash.simulator.startSsh()) {
                GitHostKeyVerificationConfiguration.get()
                        .setSshHostKeyVerificationStrategy(
                                new ManuallyProvidedKeyVerificationStrategy(ssh.knownHost()));
                WorkflowJob job = dash.pipeline("""
                        node('%s') {
                            deDashDeploy app: 'sales', gitCredentialsId: 'dash-ssh', sshPort: %d
                        }
                        """.formatted(agent.getNodeName(), ssh.port()));
                FilePath workspace = agent.getWorkspaceFor(job);
                assertNotNull(workspace);
                sha = Sources.commit(Path.of(workspace.getRemote()), Sources.APP);
                WorkflowRun run = jenkins.buildAndAssertSuccess(job);
                jenkins.assertLogContains("remote: -----> Python app detected", run);
                assertEquals(sha, dash.simulator.server().app("sales").variable("GIT_REV"));
            }
        });
        dash.close();
    }

    @Test
    void anAbortedPushEndsOnItsAgentToo() throws Throwable {
        session.then(jenkins -> {
            start(jenkins);
            dash.simulator.git().holdBuilds();
            var agent = jenkins.createOnlineSlave();
            WorkflowJob job = job(agent.getNodeName());
            FilePath workspace = agent.getWorkspaceFor(job);
            assertNotNull(workspace);
            sha = Sources.commit(Path.of(workspace.getRemote()), Sources.APP);
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("remote: -----> Building sales from herokuish...", run);
            assertTrue(
                    agent.getComputer().getThreadDump().keySet().stream().anyMatch(name -> name.contains("Push to ")));
            run.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            for (int i = 0;
                    i < 300
                            && agent.getComputer().getThreadDump().keySet().stream()
                                    .anyMatch(name -> name.contains("Push to "));
                    i++) {
                Thread.sleep(100);
            }
            assertFalse(
                    agent.getComputer().getThreadDump().keySet().stream().anyMatch(name -> name.contains("Push to ")));
            dash.simulator.git().releaseBuilds();
        });
        dash.close();
    }

    @Test
    void credentialsForTheOriginAreLookedUpForItsAddress() throws Throwable {
        session.then(jenkins -> {
            start(jenkins);
            Domain domain =
                    new Domain("elsewhere", null, List.of(new HostnameSpecification("other.example.com", null)));
            SystemCredentialsProvider.getInstance()
                    .getDomainCredentialsMap()
                    .put(
                            domain,
                            new ArrayList<>(List.of(new UsernamePasswordCredentialsImpl(
                                    CredentialsScope.GLOBAL, "scm", null, "ada", "hush"))));
            String log = dash.fail(
                    "deDashDeploy app: 'sales', gitCredentialsId: 'dash-git', scmUrl: 'https://git.example.com/x.git', scmCredentialsId: 'scm'");
            assertTrue(
                    log.contains(
                            "ERROR: There are no credentials 'scm' that this job may use for https://git.example.com/."),
                    log);
            log = dash.fail(
                    "deDashDeploy app: 'sales', gitCredentialsId: 'dash-git', scmUrl: 'https://other.example.com/x.git', scmCredentialsId: 'scm'");
            assertTrue(log.contains("ERROR: There is no workspace here to deploy from."), log);
        });
        dash.close();
    }

    @Test
    void goesOnAfterARestartInTheMiddleOfThePush() throws Throwable {
        session.then(jenkins -> {
            start(jenkins);
            dash.simulator.git().holdBuilds();
            WorkflowJob job = job("");
            sha = Sources.commit(Path.of(jenkins.jenkins.getWorkspaceFor(job).getRemote()), Sources.APP);
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
            deploy.setScmUrl("https://git.example.com/ada/sales.git");
            deploy.setScmCredentialsId("dash-ada");
            deploy.setDirectory("apps/sales");
            deploy.setRef("v1");
            deploy.setCreate(true);
            deploy.setForce(true);
            deploy.setSshPort(22);
            deploy.setTimeoutMinutes(4);
            jenkins.assertEqualDataBoundBeans(deploy, jenkins.configRoundtrip(deploy));
        });
        dash.close();
    }

    private static void addSshKey(KeyPair key) throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "ci", null, text);
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new BasicSSHUserPrivateKey(
                        CredentialsScope.GLOBAL,
                        "dash-ssh",
                        "dokku",
                        new BasicSSHUserPrivateKey.DirectEntryPrivateKeySource(text.toString(StandardCharsets.UTF_8)),
                        null,
                        null));
        SystemCredentialsProvider.getInstance().save();
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
