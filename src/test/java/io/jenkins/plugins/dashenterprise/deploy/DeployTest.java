package io.jenkins.plugins.dashenterprise.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.jenkins.plugins.sshcredentials.impl.BasicSSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.ProxyConfiguration;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.git.Route;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.GitSsh;
import io.jenkins.plugins.dashenterprise.simulator.RecordedRequest;
import io.jenkins.plugins.dashenterprise.simulator.ServerCertificate;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedApp;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.eclipse.jgit.api.Git;
import org.jenkinsci.plugins.gitclient.GitHostKeyVerificationConfiguration;
import org.jenkinsci.plugins.gitclient.verifier.ManuallyProvidedKeyVerificationStrategy;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

class DeployTest extends DashTest {
    private static final Map<String, String> GOOD = Map.of(
            "Procfile", "web: gunicorn app:server --workers 4\n",
            "requirements.txt", "dash\ngunicorn\n",
            "app.py", "import dash\n");

    @TempDir
    private File elsewhere;

    @BeforeEach
    void prepare() throws Exception {
        dash.addUser("dash-git", "ci", "ci-password");
    }

    @Test
    void pushesTheWorkspaceAndReturnsAllThatIsDocumented() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ada");
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        String sha = commit(job, GOOD);
        String log = succeed(job);
        assertTrue(log.contains("Pushing revision " + sha + " to " + dash.simulator.url() + "/GIT/sales"), log);
        assertTrue(log.contains("remote: -----> Python app detected"), log);
        assertTrue(log.contains("[app, url, revision, deployed, durationSeconds]"), log);
        assertTrue(log.contains("sales " + app.urlOnServer() + " " + sha + " true"), log);
        assertEquals(sha, app.variable("GIT_REV"));
        assertFalse(log.contains("ci-password"), log);
    }

    @Test
    void doesNothingTheSecondTime() throws Exception {
        dash.simulator.server().addApp("sales", "ci");
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        String sha = commit(job, GOOD);
        succeed(job);
        dash.simulator.clearRequests();
        String log = succeed(job);
        assertTrue(log.contains("runs revision " + sha + " already: nothing to do."), log);
        assertTrue(log.contains(sha + " false"), log);
        assertEquals(List.of(), pushes());
    }

    @Test
    void printsTheServersOutputWhileItBuilds() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ci");
        dash.simulator.git().holdBuilds();
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        commit(job, GOOD);
        var run = job.scheduleBuild2(0).waitForStart();
        dash.jenkins.waitForMessage("remote: -----> Building sales from herokuish...", run);
        dash.jenkins.assertLogNotContains("Python app detected", run);
        assertEquals(true, app.status().get("deploying"));
        dash.simulator.git().releaseBuilds();
        dash.jenkins.assertBuildStatusSuccess(dash.jenkins.waitForCompletion(run));
        dash.jenkins.assertLogContains("Python app detected", run);
    }

    @Test
    void isAborted() throws Exception {
        dash.simulator.server().addApp("sales", "ci");
        dash.simulator.git().holdBuilds();
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        commit(job, GOOD);
        var run = job.scheduleBuild2(0).waitForStart();
        dash.jenkins.waitForMessage("remote: -----> Building sales from herokuish...", run);
        run.doStop();
        dash.jenkins.assertBuildStatus(Result.ABORTED, dash.jenkins.waitForCompletion(run));
        dash.jenkins.assertLogNotContains("Python app detected", run);
        dash.simulator.git().releaseBuilds();
    }

    @Test
    void isAbortedInAFreestyleJob() throws Exception {
        dash.simulator.server().addApp("sales", "ci");
        dash.simulator.git().holdBuilds();
        Deploy deploy = new Deploy("sales");
        deploy.setGitCredentialsId("dash-git");
        FreeStyleProject project = dash.freestyle(deploy);
        commit(project, GOOD);
        var build = project.scheduleBuild2(0).waitForStart();
        dash.jenkins.waitForMessage("remote: -----> Building sales from herokuish...", build);
        build.doStop();
        dash.jenkins.assertBuildStatus(Result.ABORTED, dash.jenkins.waitForCompletion(build));
        dash.simulator.git().releaseBuilds();
    }

    @Test
    void deploysInAFreestyleJob() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ci");
        Deploy deploy = new Deploy("sales");
        deploy.setGitCredentialsId("dash-git");
        FreeStyleProject project = dash.freestyle(deploy);
        String sha = commit(project, GOOD);
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(project));
        assertTrue(log.contains("remote: -----> Python app detected"), log);
        assertEquals(sha, app.variable("GIT_REV"));
    }

    @Test
    void createsTheAppIfThatIsWanted() throws Exception {
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        commit(job, GOOD);
        assertTrue(fail(job).contains("ERROR: There is no app 'sales' on simulator"));
        job = job("app: 'sales', gitCredentialsId: 'dash-git', create: true");
        String sha = commit(job, GOOD);
        assertTrue(succeed(job).contains("Created app "));
        assertEquals(sha, dash.simulator.server().app("sales").variable("GIT_REV"));
    }

    @Test
    void deploysADetachedHeadAndAnyOtherCommit() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ci");
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        String first = commit(job, GOOD);
        try (Git git = Git.open(directory(job))) {
            git.tag().setName("v1").setSigned(false).call();
            git.checkout().setName(first).call();
        }
        succeed(job);
        assertEquals(first, app.variable("GIT_REV"));
        String second = commit(job, Map.of("README", "new"));
        succeed(job);
        assertEquals(second, app.variable("GIT_REV"));
        WorkflowJob back = job("app: 'sales', gitCredentialsId: 'dash-git', ref: 'v1'");
        Files.createDirectories(directory(back).getParentFile().toPath());
        Files.move(directory(job).toPath(), directory(back).toPath());
        String log = fail(back);
        assertTrue(log.contains("ERROR: App 'sales': the revision deployed now is no ancestor of " + first), log);
        assertTrue(log.contains("set force: true"), log);
        WorkflowJob forced = job("app: 'sales', gitCredentialsId: 'dash-git', ref: 'v1', force: true");
        Files.move(directory(back).toPath(), directory(forced).toPath());
        succeed(forced);
        assertEquals(first, app.variable("GIT_REV"));
    }

    @Test
    void completesAShallowClone() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ci");
        File origin = new File(elsewhere, "origin");
        Sources.commit(origin.toPath(), GOOD);
        String sha = Sources.commit(origin.toPath(), Map.of("README", "new"));
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        Git.cloneRepository().setURI(origin.toURI().toString()).setDirectory(directory(job)).setDepth(1).call().close();
        String log = succeed(job);
        assertTrue(log.contains("fetching the rest of its history from origin"), log);
        assertEquals(sha, app.variable("GIT_REV"));
        try (var history = Git.wrap(dash.simulator.git().repository("sales"))) {
            int commits = 0;
            for (var ignored : history.log().add(history.getRepository().resolve("refs/heads/master")).call()) {
                commits++;
            }
            assertEquals(2, commits);
        }
    }

    @Test
    void saysWhatToDoWithAShallowCloneThatCannotBeCompleted() throws Exception {
        dash.simulator.server().addApp("sales", "ci");
        File origin = new File(elsewhere, "origin");
        Sources.commit(origin.toPath(), GOOD);
        Sources.commit(origin.toPath(), Map.of("README", "new"));
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        Git.cloneRepository().setURI(origin.toURI().toString()).setDirectory(directory(job)).setDepth(1).call().close();
        Files.move(origin.toPath(), new File(elsewhere, "gone").toPath());
        assertTrue(fail(job).contains("ERROR: App 'sales': the workspace is a shallow clone, which the server does not take"));
    }

    @Test
    void tellsTheCauseOfADeclinedPush() throws Exception {
        dash.simulator.server().addApp("sales", "ci");
        assertDeclined("Unable to select a buildpack. The commit has to have the app at its root", "requirements.txt", null);
        assertDeclined("cat: /app/Procfile: No such file or directory. Add a file Procfile", "Procfile", null);
        assertDeclined("No matching distribution found for no-such-package. Correct requirements.txt",
                "requirements.txt", "dash\nno-such-package\n");
        assertDeclined("App container failed to start!! ModuleNotFoundError: No module named 'pandas'."
                + " The app's own output above says why", "app.py", "import dash\nimport pandas\n");
    }

    @Test
    void leavesTheRevisionBeforeRunningAfterAFailure() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ci").deployed("0123abc0123abc", "before").running();
        assertDeclined("Unable to select a buildpack", "requirements.txt", null);
        assertEquals(true, app.status().get("running"));
        assertEquals("0123abc0123abc", app.variable("GIT_REV"));
    }

    @Test
    void saysWhoMayDeploy() throws Exception {
        dash.simulator.server().addApp("sales", "ada");
        dash.addUser("dash-bob", "bob", "bob-password");
        dash.addUser("dash-wrong", "ci", "ci-key");
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-bob'");
        commit(job, GOOD);
        String log = fail(job);
        assertTrue(log.contains("ERROR: App 'sales': the server declined the push: User bob does not have permissions"
                + " to run git-hook on sales, or sales does not exist. Only the app's owner and administrators"), log);
        job = job("app: 'sales', gitCredentialsId: 'dash-wrong'");
        commit(job, GOOD);
        log = fail(job);
        assertTrue(log.contains("ERROR: App 'sales': the push to " + dash.simulator.url() + "/GIT/sales failed: the user name"
                + " or password of 'ci' was not accepted. git wants the account's password, not the API key"), log);
        assertFalse(log.contains("ci-key"), log);
    }

    @Test
    void waitsForAnotherDeployInsteadOfRunningIntoItsLock() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ci").deployed("0123abc0123abc", "before").deploying();
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        String sha = commit(job, GOOD);
        var run = job.scheduleBuild2(0).waitForStart();
        dash.jenkins.waitForMessage("A deploy of app 'sales' is under way: waiting for its end", run);
        assertEquals(List.of(), pushes());
        app.running();
        dash.jenkins.assertBuildStatusSuccess(dash.jenkins.waitForCompletion(run));
        assertEquals(sha, app.variable("GIT_REV"));
    }

    @Test
    void pushesByTheProxyOfJenkins() throws Exception {
        dash.jenkins.jenkins.setProxy(new ProxyConfiguration("proxy.example.com", 3128, null, null, "dash.intern"));
        assertEquals(new Route("proxy.example.com", 3128, null, dash.jenkins.jenkins.getProxy().getSecretPassword(), null), Route.to("https://dash.example.com/GIT/sales", null));
        assertEquals(Route.direct("PEM"), Route.to("https://dash.intern/GIT/sales", "PEM"));
    }

    @Test
    void trustsTheCertificateOfTheServersConfiguration() throws Exception {
        dash.addFile("dash-ca", "ca.pem", ServerCertificate.caPem());
        try (DashEnterpriseSimulator secure = DashEnterpriseSimulator.start(ServerCertificate.VALID)) {
            SimulatedApp app = secure.server().addApp("sales", "ci");
            DashServer server = new DashServer("secure", secure.url());
            server.setCredentialsId("dash-ci");
            server.setCertificateCredentialsId("dash-ca");
            DashEnterpriseConfiguration.get().setServers(List.of(server));
            WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
            String sha = commit(job, GOOD);
            succeed(job);
            assertEquals(sha, app.variable("GIT_REV"));
        }
    }

    @Test
    void looksWhatBecameOfAPushWhoseConnectionBroke() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ci");
        dash.simulator.git().loseConnections();
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        String sha = commit(job, GOOD);
        String log = succeed(job);
        assertTrue(log.contains("Looking whether it was done all the same."), log);
        assertTrue(log.contains(sha + " true"), log);
        assertEquals(sha, app.variable("GIT_REV"));
        commit(job, Map.of("requirements.txt", "gunicorn\n"));
        log = fail(job);
        assertTrue(log.contains("ERROR: App 'sales': the push to " + dash.simulator.url() + "/GIT/sales failed: "), log);
        assertTrue(log.contains(". The revision is not on the server. Deploy again, or see " + dash.simulator.url()), log);
    }

    @Test
    void saysWhenTheRevisionIsThereButStopped() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ci");
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        commit(job, GOOD);
        succeed(job);
        app.stopped();
        String log = fail(job);
        assertTrue(log.contains("is deployed on simulator"), log);
        assertTrue(log.contains("but the app is stopped. Start it at"), log);
    }

    @Test
    void deploysAsTheExampleDoes() throws Exception {
        WorkflowJob job = dash.pipeline(Files.readString(Path.of("docs/examples/deploy.Jenkinsfile")));
        String sha = commit(job, GOOD);
        assertTrue(succeed(job).contains(dash.simulator.url() + "/shop runs " + sha + ", deployed: true"));
        assertTrue(succeed(job).contains(dash.simulator.url() + "/shop runs " + sha + ", deployed: false"));
    }

    @Test
    void refusesWhatCannotBeDeployed() throws Exception {
        assertTrue(dash.fail("deDashDeploy app: 'sales', gitCredentialsId: 'dash-git'")
                .contains("ERROR: There is no workspace here to deploy from. Put the step into a node block"));
        WorkflowJob empty = job("app: 'sales', gitCredentialsId: 'dash-git'");
        assertTrue(fail(empty).contains("ERROR: There is no git repository in "));
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git', ref: 'v9'");
        commit(job, GOOD);
        assertTrue(fail(job).contains("ERROR: There is no commit 'v9' in the git repository in "));
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void refusesSenselessParameters() throws Exception {
        dash.addSecret("text", "not-a-login");
        assertTrue(dash.fail("deDashDeploy 'sales'").contains("ERROR: gitCredentialsId is missing: "));
        assertTrue(dash.fail("deDashDeploy app: 'sales', gitCredentialsId: 'nobody'")
                .contains("ERROR: There are no credentials 'nobody' that this job may use"));
        assertTrue(dash.fail("deDashDeploy app: 'sales', gitCredentialsId: 'text'")
                .contains("ERROR: The credentials 'text' are of another type: user name with password, or SSH user name"));
        assertTrue(dash.fail("deDashDeploy app: 'sales', gitCredentialsId: 'dash-git', sshPort: 70000")
                .contains("ERROR: sshPort is 70000, but has to be a port from 1 to 65535."));
        assertTrue(dash.fail("deDashDeploy app: 'sales', gitCredentialsId: 'dash-git', timeoutMinutes: 0")
                .contains("ERROR: timeoutMinutes is 0, but has to be a positive number of minutes."));
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void speaksVersion0OfTheProtocolAndPutsNoPasswordIntoAUrl() throws Exception {
        dash.simulator.server().addApp("sales", "ci");
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        commit(job, GOOD);
        succeed(job);
        assertFalse(pushes().isEmpty());
        for (RecordedRequest request : pushes()) {
            assertFalse(request.headers().containsKey("Git-Protocol"), request.headers().toString());
            assertFalse(request.path().contains("password"), request.path());
        }
        assertFalse(Files.readString(directory(job).toPath().resolve(".git/config")).contains("127.0.0.1"));
    }

    @Test
    void pushesBySsh() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ada");
        KeyPair key = GitSsh.newKey();
        dash.simulator.server().user("ada").sshKeys(PublicKeyEntry.toString(key.getPublic()) + " ada@laptop");
        addSshKey("dash-ssh", key);
        try (GitSsh ssh = dash.simulator.startSsh()) {
            trust(ssh.knownHost());
            WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-ssh', sshPort: " + ssh.port());
            String sha = commit(job, GOOD);
            String log = succeed(job);
            assertTrue(log.contains("to ssh://dokku@127.0.0.1:" + ssh.port() + "/sales"), log);
            assertTrue(log.contains("remote: -----> Python app detected"), log);
            assertEquals(sha, app.variable("GIT_REV"));
        }
    }

    @Test
    void saysWhyAPushBySshFails() throws Exception {
        dash.simulator.server().addApp("sales", "ada");
        addSshKey("dash-ssh", GitSsh.newKey());
        int port;
        try (GitSsh ssh = dash.simulator.startSsh()) {
            port = ssh.port();
            WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-ssh', sshPort: " + port);
            commit(job, GOOD);
            trust(ssh.knownHost());
            String log = fail(job);
            assertTrue(log.contains("failed: the SSH key was not accepted. Its public key has to be among"), log);
            trust("[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(GitSsh.newKey().getPublic()));
            log = fail(job);
            assertTrue(log.contains("failed: the server's SSH host key is not the known one. Add it under"), log);
        }
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-ssh', sshPort: " + port);
        commit(job, GOOD);
        String log = fail(job);
        assertTrue(log.contains("failed: no connection to the server. Check its address, its port"), log);
    }

    /** A broken commit: {@code file} has other content than it should, or is missing. */
    private void assertDeclined(String cause, String file, String content) throws Exception {
        Map<String, String> files = new TreeMap<>(GOOD);
        files.remove(file);
        if (content != null) {
            files.put(file, content);
        }
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        commit(job, files);
        String log = fail(job);
        assertTrue(log.contains("ERROR: App 'sales': the server declined the push: " + cause), log);
    }

    private WorkflowJob job(String parameters) throws Exception {
        return dash.pipeline("""
                node {
                    def d = deDashDeploy %s
                    echo "${d.keySet()}"
                    echo "${d.app} ${d.url} ${d.revision} ${d.deployed}"
                }
                """.formatted(parameters));
    }

    private String succeed(WorkflowJob job) throws Exception {
        return JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(job));
    }

    private String fail(WorkflowJob job) throws Exception {
        var run = dash.jenkins.buildAndAssertStatus(Result.FAILURE, job);
        dash.jenkins.assertLogNotContains("\tat ", run);
        return JenkinsRule.getLog(run);
    }

    private List<RecordedRequest> pushes() {
        return dash.simulator.requests().stream().filter(request -> request.path().startsWith("/GIT/")).toList();
    }

    private File directory(Job<?, ?> job) {
        return dash.workspace(job).toFile();
    }

    private String commit(Job<?, ?> job, Map<String, String> files) throws Exception {
        return Sources.commit(dash.workspace(job), files);
    }

    private static void addSshKey(String id, KeyPair key) throws Exception {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded()).replace("\r", "")
                + "\n-----END PRIVATE KEY-----\n";
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new BasicSSHUserPrivateKey(CredentialsScope.GLOBAL, id, "dokku",
                        new BasicSSHUserPrivateKey.DirectEntryPrivateKeySource(pem), null, null));
        SystemCredentialsProvider.getInstance().save();
    }

    private static void trust(String knownHost) {
        GitHostKeyVerificationConfiguration.get()
                .setSshHostKeyVerificationStrategy(new ManuallyProvidedKeyVerificationStrategy(knownHost));
    }
}
