package io.jenkins.plugins.dashenterprise.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ProxyConfiguration;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Result;
import hudson.util.FormValidation;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.SshKeys;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.git.Route;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.GitSsh;
import io.jenkins.plugins.dashenterprise.simulator.OddGitServer;
import io.jenkins.plugins.dashenterprise.simulator.RecordedRequest;
import io.jenkins.plugins.dashenterprise.simulator.ServerCertificate;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedApp;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
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
    void anAppThatWasDeletedIsDeployedAnew() throws Exception {
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git', create: true");
        String sha = commit(job, GOOD);
        succeed(job);
        dash.jenkins.buildAndAssertSuccess(dash.pipeline("deDashDeleteApp 'sales'"));
        String log = succeed(job);
        assertTrue(log.contains("App sales runs revision " + sha + ", deployed in "), log);
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
    void completesAShallowCloneFromWhereTheJobSays() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ci");
        trustAuthority();
        try (DashEnterpriseSimulator scm = DashEnterpriseSimulator.start(ServerCertificate.VALID);
                OddGitServer attacker = new OddGitServer((request, out) ->
                        OddGitServer.status(out, "401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\""))) {
            String sha = origin(scm);
            WorkflowJob job = job(
                    "app: 'sales', gitCredentialsId: 'dash-git', scmUrl: '%s/GIT/origin', scmCredentialsId: 'dash-git'"
                            .formatted(scm.url()));
            shallow(job);
            try (Git git = Git.open(directory(job))) {
                git.getRepository().getConfig().setString("remote", "origin", "url", attacker.url());
                git.getRepository().getConfig().save();
            }
            String log = succeed(job);
            assertTrue(log.contains("fetching the rest of its history from " + scm.url() + "/GIT/origin"), log);
            assertEquals(sha, app.variable("GIT_REV"));
            assertEquals(2, commits("sales"));
            assertEquals(List.of(), attacker.requests());
            dash.simulator.clearRequests();
            assertTrue(succeed(job).contains("already: nothing to do."));
            assertEquals(List.of(), pushes());
        }
    }

    @Test
    void completesAShallowCloneBySsh() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ada");
        addSshKeyOfAda(GitSsh.newKey());
        try (GitSsh ssh = dash.simulator.startSsh()) {
            SshKeys.trust(ssh.knownHost());
            String sha = origin(dash.simulator);
            WorkflowJob job = job(
                    "app: 'sales', gitCredentialsId: 'dash-ssh', sshPort: %1$d, scmUrl: 'ssh://127.0.0.1:%1$d/origin', scmCredentialsId: 'dash-ssh'"
                            .formatted(ssh.port()));
            shallow(job);
            assertTrue(succeed(job)
                    .contains("fetching the rest of its history from ssh://dokku@127.0.0.1:" + ssh.port() + "/origin"));
            assertEquals(sha, app.variable("GIT_REV"));
            assertEquals(2, commits("sales"));
        }
    }

    @Test
    void saysWhatToDoWithAShallowClone() throws Exception {
        dash.simulator.server().addApp("sales", "ci");
        origin(dash.simulator);
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        shallow(job);
        String log = fail(job);
        assertTrue(
                log.contains(
                        "ERROR: App 'sales': the workspace is a shallow clone, which the server does not take. Check out without a shallow"
                                + " clone, or set scmUrl, and scmCredentialsId unless the repository is public, to have the rest fetched."),
                log);
        assertEquals(List.of(), pushes());
    }

    @Test
    void tellsInADryRunWhichRevisionWouldGoWhere() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ci");
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        String first = commit(job, GOOD);
        String push = " to " + dash.simulator.url() + "/GIT/sales";
        String log = dry("", job);
        assertTrue(log.contains("\nWould push revision " + first + push + ", as the first revision there.\n"), log);
        assertTrue(
                log.contains("[app:sales, url:" + app.urlOnServer() + ", revision:" + first
                        + ", deployed:true, durationSeconds:"),
                log);
        assertTrue(log.contains(", dryRun:true]"), log);
        assertEquals(null, app.variable("GIT_REV"));
        log = succeed(with("", job));
        assertTrue(log.contains("deployed:true"), log);
        log = dry("", job);
        assertTrue(log.contains(" runs revision " + first + " already: nothing to do."), log);
        assertTrue(log.contains(", deployed:false, "), log);
        String second = commit(job, Map.of("README", "new"));
        log = dry("", job);
        assertTrue(
                log.contains(
                        "\nWould push revision " + second + push + ": a fast-forward from revision " + first + ".\n"),
                log);
        assertEquals(first, app.variable("GIT_REV"));
    }

    @Test
    void tellsInADryRunThatTheAppWouldBeCreated() throws Exception {
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        String sha = commit(job, GOOD);
        String log = dry(", create: true", job);
        assertTrue(
                log.contains("\nWould create app sales.\nWould push revision " + sha + " to " + dash.simulator.url()
                        + "/GIT/sales.\n"),
                log);
        assertTrue(log.contains("[app:sales, url:null, revision:" + sha + ", deployed:true, "), log);
        assertFalse(dash.simulator.server().hasApp("sales"));
        log = fail(with(", dryRun: true", job));
        assertTrue(log.contains("ERROR: There is no app 'sales' on simulator"), log);
    }

    @Test
    void aDryRunOfAPushThatIsNoFastForwardFailsUnlessForced() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ci");
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        String deployed = commit(job, GOOD);
        succeed(job);
        WorkflowJob other = job("app: 'sales', gitCredentialsId: 'dash-git'");
        String sha = commit(other, Map.of("requirements.txt", "gunicorn\n"));
        String log = fail(with(", dryRun: true", other));
        assertTrue(log.contains("ERROR: App 'sales': the revision deployed now is no ancestor of " + sha), log);
        log = dry(", force: true", other);
        assertTrue(
                log.contains(
                        "/GIT/sales: no fast-forward, revision " + deployed + " would be dropped, as force is set.\n"),
                log);
        assertEquals(deployed, app.variable("GIT_REV"));
    }

    @Test
    void aDryRunDoesNotWaitForAnotherDeploy() throws Exception {
        dash.simulator
                .server()
                .addApp("sales", "ci")
                .deployed("0123abc0123abc", "before")
                .deploying();
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        String sha = commit(job, GOOD);
        String log = dry("", job);
        assertTrue(
                log.contains(
                        "\nA deploy of app 'sales' is under way: would wait for its end.\nWould push revision " + sha),
                log);
    }

    @Test
    void deploysADirectoryOfTheRepository() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ci");
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git', directory: 'apps/sales/'");
        Files.createDirectories(directory(job).toPath().resolve("apps/sales"));
        Map<String, String> sources = new TreeMap<>();
        GOOD.forEach((name, content) -> sources.put("apps/sales/" + name, content));
        String sha = commit(job, sources);
        String log = succeed(job);
        String revision = app.variable("GIT_REV");
        assertFalse(revision.equals(sha), log);
        assertTrue(
                log.contains("Pushing directory apps/sales of commit " + sha + " as revision " + revision + " to "),
                log);
        assertTrue(log.contains(revision + " true"), log);
        dash.simulator.clearRequests();
        commit(job, Map.of("README", "of the whole"));
        assertTrue(
                succeed(job)
                        .contains("App " + app.urlOnServer().replaceAll(".*/", "") + " runs revision " + revision
                                + " already: nothing to do."),
                revision);
        assertEquals(List.of(), pushes());
        commit(job, Map.of("apps/sales/app.py", "import dash # new\n"));
        succeed(job);
        assertEquals(2, commits("sales"));
        assertFalse(revision.equals(app.variable("GIT_REV")));
    }

    @Test
    void refusesWhatIsNoDirectory() throws Exception {
        assertTrue(
                dash.fail("deDashDeploy app: 'sales', gitCredentialsId: 'dash-git', directory: '../sales'")
                        .contains(
                                "ERROR: directory is '../sales', but has to be a path inside the repository, such as apps/sales, without '..'."));
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git', directory: 'apps/shop'");
        String sha = commit(job, GOOD);
        assertTrue(fail(job)
                .contains("ERROR: There is no directory 'apps/shop' in commit " + sha + " of the git repository in "));
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void refusesAnOriginThatIsNotStated() throws Exception {
        String start = "deDashDeploy app: 'sales', gitCredentialsId: 'dash-git', ";
        assertTrue(dash.fail(start + "scmCredentialsId: 'dash-ada'")
                .contains("ERROR: scmCredentialsId is set without scmUrl: set that to the address of the repository"));
        for (String url : List.of(
                "http://git.example.com/x.git",
                "file:///etc",
                "/srv/x.git",
                "git://git.example.com/x",
                "ext::sh -c id",
                "https://",
                "https:///x",
                "x",
                "https://git.example.com",
                "ssh://git.example.com",
                "https://git.example.com/x?y=z",
                "https://git.example.com/%zz",
                "https://git.example.com:port/x.git",
                "https://git.example.com:99999/x.git",
                "https://[::1/x",
                "https://git.example.com%40elsewhere.example.com/x",
                "https://git.example.com;x/y",
                "https://git.example.com//",
                "ssh://git@git.example.com:99999/x",
                "ssh://git.example.com/%zz",
                "https://git.example.com/a b")) {
            assertTrue(
                    dash.fail(start + "scmUrl: '" + url + "'")
                            .contains("ERROR: scmUrl has to be the address of a repository that begins with https://"),
                    url);
        }
        for (String url : List.of("https://ada:hush@git.example.com/x.git", "https://ada@git.example.com/x.git")) {
            String log = dash.fail(start + "scmUrl: '" + url + "'");
            assertTrue(
                    log.contains("ERROR: scmUrl holds a user name; give it without, and choose scmCredentialsId."),
                    log);
            assertFalse(log.contains("hush"), log);
        }
        assertTrue(dash.fail(start + "scmUrl: 'git@git.example.com:ada/x.git'")
                .contains("ERROR: scmUrl by SSH needs scmCredentialsId, an SSH key."));
        assertTrue(
                dash.fail(start + "scmUrl: 'git@git.example.com:ada/x.git', scmCredentialsId: 'dash-ada'")
                        .contains(
                                "ERROR: scmCredentialsId 'dash-ada' does not go with scmUrl git@git.example.com:ada/x.git: SSH wants an SSH user name with private key."));
        assertTrue(
                dash.fail(start + "scmUrl: 'https://git.example.com/x.git', scmCredentialsId: 'nobody'")
                        .contains(
                                "ERROR: There are no credentials 'nobody' that this job may use for https://git.example.com/. Add them"));
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void theFormRefusesInTheSameWords() {
        Deploy.DescriptorImpl form = (Deploy.DescriptorImpl) new Deploy("sales").getDescriptor();
        assertEquals(
                "scmUrl has to be the address of a repository that begins with https:// or ssh://, or git@host:path",
                form.doCheckScmUrl(null, "http://git.example.com/x", "").getMessage());
        assertTrue(form.doCheckScmUrl(null, "", "dash-ada")
                .getMessage()
                .startsWith("scmCredentialsId is set without scmUrl: "));
        for (String url : List.of("", "https://git.example.com/x.git", "${GIT_URL}")) {
            assertEquals(FormValidation.Kind.OK, form.doCheckScmUrl(null, url, "").kind, url);
        }
        for (String url : List.of(
                "https://git.example.com:8443/a/x.git",
                "ssh://git@git.example.com:2222/x",
                "git@git.example.com:a/x.git",
                "ssh://git.example.com/~ada/x")) {
            assertEquals(FormValidation.Kind.OK, form.doCheckScmUrl(null, url, "dash-ada").kind, url);
        }
        assertTrue(form.verdict("directory", "/apps").getMessage().endsWith("and not an absolute one"));
        assertEquals(FormValidation.Kind.OK, form.verdict("directory", "").kind);
    }

    @Test
    void deploysABranchThatOnlyTheRemoteHas() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ci");
        File origin = new File(elsewhere, "origin");
        String sha = Sources.commit(origin.toPath(), GOOD);
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git', ref: 'main'");
        try (Git git = Git.cloneRepository()
                .setURI(origin.toURI().toString())
                .setDirectory(directory(job))
                .call()) {
            git.checkout().setName(sha).call();
            git.branchDelete().setBranchNames("main").setForce(true).call();
        }
        succeed(job);
        assertEquals(sha, app.variable("GIT_REV"));
    }

    @Test
    void checksAKeyBeforeItConnects() throws Exception {
        SshKeys.addText("dash-none", "");
        SshKeys.addText("dash-public", PublicKeyEntry.toString(GitSsh.newKey().getPublic()));
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-none'");
        commit(job, GOOD);
        assertTrue(
                fail(job)
                        .contains(
                                "ERROR: The credentials 'dash-none' hold no private key in OpenSSH or PEM form: they are empty."));
        job = job("app: 'sales', gitCredentialsId: 'dash-public'");
        commit(job, GOOD);
        assertTrue(
                fail(job)
                        .contains(
                                "ERROR: The credentials 'dash-public' hold no private key in OpenSSH or PEM form: they hold a public key;"));
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void pushesWithAnEd25519Key() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ada");
        addSshKeyOfAda(GitSsh.newEd25519Key());
        try (GitSsh ssh = dash.simulator.startSsh()) {
            SshKeys.trust(ssh.knownHost());
            WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-ssh', sshPort: " + ssh.port());
            String sha = commit(job, GOOD);
            succeed(job);
            assertEquals(sha, app.variable("GIT_REV"));
        }
    }

    @Test
    void anAbortedPushBySshLeavesNoConnection() throws Exception {
        dash.simulator.server().addApp("sales", "ada");
        addSshKeyOfAda(GitSsh.newKey());
        try (GitSsh ssh = dash.simulator.startSsh()) {
            SshKeys.trust(ssh.knownHost());
            dash.simulator.git().holdBuilds();
            WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-ssh', sshPort: " + ssh.port());
            commit(job, GOOD);
            var run = job.scheduleBuild2(0).waitForStart();
            dash.jenkins.waitForMessage("remote: -----> Building sales from herokuish...", run);
            assertEquals(1, ssh.openSessions());
            run.doStop();
            dash.jenkins.assertBuildStatus(Result.ABORTED, dash.jenkins.waitForCompletion(run));
            assertEventually(() -> ssh.openSessions() == 0);
            assertEventually(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().contains(":" + ssh.port() + "/sales")));
            dash.simulator.git().releaseBuilds();
        }
    }

    @Test
    void aBreakAfterTheBuildBeganIsLookedAfterWhateverItPrinted() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ci");
        dash.simulator.git().loseConnections();
        dash.simulator.git().say("Loading private key", "not authorized");
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        String sha = commit(job, GOOD);
        String log = succeed(job);
        assertTrue(log.contains("Looking whether it was done all the same."), log);
        assertEquals(sha, app.variable("GIT_REV"));
    }

    @Test
    void aBreakOfSshAfterTheBuildBeganIsLookedAfterToo() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ada");
        addSshKeyOfAda(GitSsh.newKey());
        try (GitSsh ssh = dash.simulator.startSsh()) {
            SshKeys.trust(ssh.knownHost());
            dash.simulator.git().holdBuilds();
            WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-ssh', sshPort: " + ssh.port());
            String sha = commit(job, GOOD);
            var run = job.scheduleBuild2(0).waitForStart();
            dash.jenkins.waitForMessage("remote: -----> Building sales from herokuish...", run);
            // The build goes on without the connection, and is through before the server tells anybody who looks.
            dash.simulator.inject(Faults.latency(Duration.ofSeconds(3)).onQueries());
            ssh.breakOff();
            dash.jenkins.waitForMessage("Looking whether it was done all the same.", run);
            app.deployed(sha, "done").running();
            dash.jenkins.assertBuildStatusSuccess(dash.jenkins.waitForCompletion(run));
            dash.jenkins.assertLogContains(sha + " true", run);
            dash.simulator.git().releaseBuilds();
        }
    }

    @Test
    void repeatsWhatAnSshServerSaysBeforeItHangsUp() throws Exception {
        dash.simulator.server().addApp("sales", "ada");
        addSshKeyOfAda(GitSsh.newKey());
        try (GitSsh ssh = dash.simulator.startSsh()) {
            SshKeys.trust(ssh.knownHost());
            ssh.refuse(" !     App sales is locked\u001b[0m\nby the administrator\n");
            WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-ssh', sshPort: " + ssh.port());
            commit(job, GOOD);
            String log = fail(job);
            assertTrue(
                    log.contains(
                            "ERROR: App 'sales': the push to ssh://dokku@127.0.0.1:" + ssh.port()
                                    + "/sales failed: the server refuses: !     App sales is locked by the administrator. Check the app's name"),
                    log);
        }
    }

    @Test
    void thePasswordIsMaskedInWhatTheServerSays() throws Exception {
        dash.simulator.server().addApp("sales", "ci");
        dash.simulator
                .git()
                .say("You are ci with ci-password, or "
                        + Base64.getEncoder().encodeToString("ci:ci-password".getBytes(StandardCharsets.UTF_8)));
        WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-git'");
        commit(job, GOOD);
        String log = succeed(job);
        assertTrue(log.contains("remote: You are ci with ****, or ****\n"), log);
    }

    @Test
    void tellsTheCauseOfADeclinedPush() throws Exception {
        dash.simulator.server().addApp("sales", "ci");
        assertDeclined(
                "Unable to select a buildpack. The commit has to have the app at its root", "requirements.txt", null);
        assertDeclined("cat: /app/Procfile: No such file or directory. Add a file Procfile", "Procfile", null);
        assertDeclined(
                "No matching distribution found for no-such-package. Correct requirements.txt",
                "requirements.txt",
                "dash\nno-such-package\n");
        assertDeclined(
                "App container failed to start!! ModuleNotFoundError: No module named 'pandas'."
                        + " The app's own output above says why",
                "app.py",
                "import dash\nimport pandas\n");
    }

    @Test
    void leavesTheRevisionBeforeRunningAfterAFailure() throws Exception {
        SimulatedApp app = dash.simulator
                .server()
                .addApp("sales", "ci")
                .deployed("0123abc0123abc", "before")
                .running();
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
        assertTrue(
                log.contains(
                        "ERROR: App 'sales': the server declined the push: User bob does not have permissions"
                                + " to run git-hook on sales, or sales does not exist. Only the app's owner and administrators"),
                log);
        job = job("app: 'sales', gitCredentialsId: 'dash-wrong'");
        commit(job, GOOD);
        log = fail(job);
        assertTrue(
                log.contains(
                        "ERROR: App 'sales': the push to " + dash.simulator.url() + "/GIT/sales failed: the user name"
                                + " or password of 'ci' was not accepted. git wants the account's password, not the API key"),
                log);
        assertFalse(log.contains("ci-key"), log);
    }

    @Test
    void waitsForAnotherDeployInsteadOfRunningIntoItsLock() throws Exception {
        SimulatedApp app = dash.simulator
                .server()
                .addApp("sales", "ci")
                .deployed("0123abc0123abc", "before")
                .deploying();
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
        assertEquals(
                new Route(
                        "proxy.example.com",
                        3128,
                        null,
                        dash.jenkins.jenkins.getProxy().getSecretPassword(),
                        null),
                Route.to("https://dash.example.com/GIT/sales", null));
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
        assertTrue(
                log.contains("ERROR: App 'sales': the server did not say what became of the push to "
                        + dash.simulator.url() + "/GIT/sales ("),
                log);
        assertTrue(
                log.contains(". The revision is not on the server. Deploy again, or see " + dash.simulator.url()), log);
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
        assertTrue(
                dash.fail("deDashDeploy app: 'sales', gitCredentialsId: 'text'")
                        .contains(
                                "ERROR: The credentials 'text' are of another type: user name with password, or SSH user name"));
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
            assertFalse(
                    request.headers().containsKey("Git-Protocol"),
                    request.headers().toString());
            assertFalse(request.path().contains("password"), request.path());
        }
        assertFalse(
                Files.readString(directory(job).toPath().resolve(".git/config")).contains("127.0.0.1"));
    }

    @Test
    void pushesBySsh() throws Exception {
        SimulatedApp app = dash.simulator.server().addApp("sales", "ada");
        SshKeys.addOf(dash.simulator.server().user("ada"), "dash-ssh");
        try (GitSsh ssh = dash.simulator.startSsh()) {
            SshKeys.trust(ssh.knownHost());
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
        SshKeys.add("dash-ssh", GitSsh.newKey());
        int port;
        try (GitSsh ssh = dash.simulator.startSsh()) {
            port = ssh.port();
            WorkflowJob job = job("app: 'sales', gitCredentialsId: 'dash-ssh', sshPort: " + port);
            commit(job, GOOD);
            SshKeys.trust(ssh.knownHost());
            String log = fail(job);
            assertTrue(log.contains("failed: the SSH key was not accepted. Its public key has to be among"), log);
            SshKeys.trust("[127.0.0.1]:" + port + " "
                    + PublicKeyEntry.toString(GitSsh.newKey().getPublic()));
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

    /** Runs the same job in the same workspace, with other parameters; the log has the step's value. */
    private static WorkflowJob with(String parameters, WorkflowJob job) throws Exception {
        job.setDefinition(new CpsFlowDefinition("""
                node {
                    echo "${deDashDeploy(app: 'sales', gitCredentialsId: 'dash-git'%s)}"
                }
                """.formatted(parameters), true));
        return job;
    }

    /** The log of a dry run that succeeds. */
    private String dry(String parameters, WorkflowJob job) throws Exception {
        dash.simulator.clearRequests();
        String log = succeed(with(", dryRun: true" + parameters, job));
        assertEquals(
                List.of(),
                dash.simulator.requests().stream()
                        .filter(RecordedRequest::writes)
                        .toList());
        assertTrue(log.contains("\nDry run: nothing is written.\n"), log);
        return log;
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
        return dash.simulator.requests().stream()
                .filter(request -> request.path().startsWith("/GIT/"))
                .toList();
    }

    private File directory(Job<?, ?> job) {
        return dash.workspace(job).toFile();
    }

    /** Two commits that a simulator serves as {@code origin}. */
    private String origin(DashEnterpriseSimulator scm) throws Exception {
        Path origin = elsewhere.toPath().resolve("origin");
        Sources.commit(origin, GOOD);
        String sha = Sources.commit(origin, Map.of("README", "new"));
        scm.git().serve("origin", origin);
        return sha;
    }

    private void shallow(Job<?, ?> job) throws Exception {
        String origin = elsewhere.toPath().resolve("origin").toUri().toString();
        Git.cloneRepository()
                .setURI(origin)
                .setDirectory(directory(job))
                .setDepth(1)
                .call()
                .close();
    }

    private int commits(String app) throws Exception {
        Repository repository = dash.simulator.git().repository(app);
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(repository.resolve("refs/heads/master")));
            int commits = 0;
            for (var ignored : walk) {
                commits++;
            }
            return commits;
        }
    }

    private void trustAuthority() throws Exception {
        dash.addFile("dash-ca", "ca.pem", ServerCertificate.caPem());
        DashServer server = dash.server("simulator");
        server.setCertificateCredentialsId("dash-ca");
        DashEnterpriseConfiguration.get().setServers(List.of(server));
    }

    private static void assertEventually(BooleanSupplier condition) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(deadline), "not within half a minute");
            Thread.sleep(20);
        }
    }

    private String commit(Job<?, ?> job, Map<String, String> files) throws Exception {
        return Sources.commit(dash.workspace(job), files);
    }

    private void addSshKeyOfAda(KeyPair key) throws Exception {
        dash.simulator.server().user("ada").sshKeys(PublicKeyEntry.toString(key.getPublic()) + " ada@laptop");
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "ada@laptop", null, text);
        SshKeys.addText("dash-ssh", text.toString(StandardCharsets.UTF_8));
    }
}
