package io.jenkins.plugins.dashenterprise.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.OddGitServer;
import io.jenkins.plugins.dashenterprise.simulator.OddGitServer.Request;
import io.jenkins.plugins.dashenterprise.simulator.ServerCertificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.Credentials;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shallow clone: completed from where the job says, and from nowhere else. */
class ShallowHistoryTest {
    @TempDir
    private Path directory;

    private Path origin;
    private Path workspace;
    private DashEnterpriseSimulator scm;
    private DashEnterpriseSimulator dash;

    @BeforeEach
    void start() throws Exception {
        scm = DashEnterpriseSimulator.start(ServerCertificate.VALID);
        dash = DashEnterpriseSimulator.start();
        dash.server().addApp("sales", "ci");
        origin = directory.resolve("origin");
        workspace = directory.resolve("workspace");
        Files.createDirectories(origin.resolve("apps/sales"));
        commit("1");
        commit("2");
        commit("3");
        scm.git().serve("origin", origin);
    }

    @AfterEach
    void stop() {
        scm.close();
        dash.close();
    }

    @Test
    void isCompletedFromWhereTheJobSays() throws Exception {
        Pushing pushing = shallow(1);
        List<String> before = List.of(
                Files.readString(workspace.resolve(".git/shallow")),
                Files.readString(workspace.resolve(".git/config")));
        Push push = push(pushing, null, remote(scm.url(), Pushing.LOGIN));
        pushing.make(push);
        assertEquals(3, commits(push.revision().hash()));
        assertTrue(
                pushing.printed()
                        .contains("The workspace is a shallow clone: fetching the rest of its history from " + scm.url()
                                + "/GIT/origin\n"),
                pushing.printed());
        assertEquals(
                before,
                List.of(
                        Files.readString(workspace.resolve(".git/shallow")),
                        Files.readString(workspace.resolve(".git/config"))));
    }

    @Test
    void isCompletedWhenTheBranchHasMovedOn() throws Exception {
        Pushing pushing = shallow(2);
        commit("4");
        Push push = push(pushing, null, remote(scm.url(), Pushing.LOGIN));
        pushing.make(push);
        assertEquals(3, commits(push.revision().hash()));
    }

    @Test
    void isCompletedBeforeItsDirectoryIsDeployed() throws Exception {
        Pushing pushing = shallow(1);
        Revision whole = new Pushing(origin.toFile()).find(new Source("HEAD", "apps/sales", null));
        Push push = push(pushing, "apps/sales", remote(scm.url(), Pushing.LOGIN));
        assertEquals(whole, push.revision());
        pushing.make(push);
        assertEquals(3, commits(whole.hash()));
    }

    @Test
    void isRefusedWhenTheJobDoesNotSayWhereTheRestIs() throws Exception {
        Pushing pushing = shallow(1);
        assertEquals(
                "the workspace is a shallow clone, which the server does not take. Check out without a shallow clone, or set scmUrl,"
                        + " and scmCredentialsId unless the repository is public, to have the rest fetched.",
                pushing.failure(push(pushing, null, null)));
        assertEquals(0, dash.requestCount());
    }

    @Test
    void whatTheWorkspaceSaysIsNotAsked() throws Exception {
        Pushing pushing = shallow(1);
        try (OddGitServer attacker = new OddGitServer((request, out) ->
                OddGitServer.status(out, "401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\""))) {
            Files.writeString(workspace.resolve(".git/config"), """
                    [remote "origin"]
                        url = %1$s
                        fetch = +refs/*:refs/*
                        uploadpack = touch mark
                    [url "%1$s"]
                        insteadOf = %2$s
                    [http]
                        sslVerify = false
                        proxy = %1$s
                    """.formatted(attacker.url(), scm.url()));
            pushing.make(push(pushing, null, remote(scm.url(), Pushing.LOGIN)));
            assertEquals(List.of(), attacker.requests());
        }
    }

    @Test
    void theCredentialsGoNowhereElse() throws Exception {
        Pushing pushing = shallow(1);
        try (OddGitServer other = new OddGitServer((request, out) -> OddGitServer.status(out, "404 Not Found"))) {
            scm.git().moveTo(other.url());
            assertIncomplete(
                    pushing,
                    "the server redirects to another address, where the password is not sent (" + other.url(),
                    remote(scm.url(), Pushing.LOGIN));
            assertEquals(List.of(), other.requests());
        }
        scm.clearRequests();
        assertIncomplete(
                pushing,
                "the server's certificate is not trusted",
                new Remote(scm.url() + "/GIT/origin", Pushing.LOGIN, Route.direct(null)));
        assertEquals(0, scm.requestCount());
    }

    @Test
    void saysWhyTheRestCannotBeFetched() throws Exception {
        Pushing pushing = shallow(1);
        GitLogin wrong = new GitLogin() {
            @Override
            public GitService open(Remote remote, String service, Duration limit) {
                return new HttpService(remote, service, Credentials.basic("ci", "wrong"));
            }

            @Override
            public String toString() {
                return "ci";
            }
        };
        assertIncomplete(pushing, "the user name or password of 'ci' was not accepted", remote(scm.url(), wrong));
        assertIncomplete(
                pushing, "the user name or password of 'nobody' was not accepted", remote(scm.url(), new NoLogin()));
        assertIncomplete(
                pushing,
                "there is no git repository",
                new Remote(scm.url() + "/nowhere", Pushing.LOGIN, Route.direct(ServerCertificate.caPem())));
        assertIncomplete(
                pushing,
                "the server refuses: it has no branch",
                new Remote(scm.url() + "/GIT/empty", Pushing.LOGIN, Route.direct(ServerCertificate.caPem())));
        Path other = directory.resolve("other");
        Sources.commit(other, Map.of("README", "other"));
        scm.git().serve("other", other);
        Remote another = new Remote(scm.url() + "/GIT/other", Pushing.LOGIN, Route.direct(ServerCertificate.caPem()));
        assertIncomplete(pushing, "it has nothing before commit ", another);
    }

    @Test
    void whatIsWholeIsNotFetched() throws Exception {
        commit("4");
        Git.cloneRepository()
                .setURI(origin.toUri().toString())
                .setDirectory(workspace.toFile())
                .call()
                .close();
        try (Git git = Git.open(workspace.toFile())) {
            String head = git.getRepository().resolve("HEAD").name();
            git.checkout().setName(git.getRepository().resolve("HEAD~1").name()).call();
            Files.writeString(workspace.resolve(".git/shallow"), head + "\n");
        }
        Pushing pushing = new Pushing(workspace.toFile());
        pushing.make(push(pushing, null, null));
        assertFalse(pushing.printed().contains("shallow"), pushing.printed());
    }

    @Test
    void asksForNoMoreThanWhatIsMissingWhereTheServerAllowsIt() throws Exception {
        Pushing pushing = shallow(2);
        String end = Files.readString(workspace.resolve(".git/shallow")).strip();
        try (OddGitServer server = new OddGitServer((request, out) -> {
            if (request.isPost()) {
                OddGitServer.status(out, "200 OK", "Content-Type: application/x-git-upload-pack-result");
                OddGitServer.write(out, OddGitServer.packet("ERR upload-pack: not our ref\u0007\n"));
            } else {
                OddGitServer.status(out, "200 OK", "Content-Type: application/x-git-upload-pack-advertisement");
                OddGitServer.write(
                        out,
                        OddGitServer.packet("1".repeat(40)
                                        + " refs/heads/main\0side-band-64k allow-reachable-sha1-in-want\n")
                                + "0000");
            }
        })) {
            assertIncomplete(
                    pushing,
                    "the server refuses: ERR upload-pack: not our ref. Check",
                    new Remote(server.url(), Pushing.LOGIN, Pushing.ROUTE));
            Request request = server.requests().get(1);
            assertEquals(
                    OddGitServer.packet("want " + end + " side-band-64k\n") + "0000" + OddGitServer.packet("done\n"),
                    new String(request.body(), StandardCharsets.ISO_8859_1));
        }
    }

    private void assertIncomplete(Pushing pushing, String cause, Remote from) throws Exception {
        String message = pushing.failure(push(pushing, null, from));
        assertTrue(
                message.startsWith(
                        "the workspace is a shallow clone, which the server does not take, and the rest of its history"
                                + " could not be fetched from " + from.url() + ": " + cause),
                message);
        assertTrue(
                message.endsWith(". Check out without a shallow clone, or correct scmUrl and scmCredentialsId."),
                message);
        assertEquals(0, dash.requestCount());
    }

    private Push push(Pushing pushing, @CheckForNull String part, @CheckForNull Remote from) throws Exception {
        Source source = new Source("HEAD", part, from);
        Remote to = new Remote(dash.url() + "/GIT/sales", Pushing.LOGIN, Pushing.ROUTE);
        return new Push(to, source, pushing.find(source), false, false, Duration.ofMinutes(1), pushing.log());
    }

    private static Remote remote(String url, GitLogin login) {
        return new Remote(url + "/GIT/origin", login, Route.direct(ServerCertificate.caPem()));
    }

    private Pushing shallow(int depth) throws Exception {
        Git.cloneRepository()
                .setURI(origin.toUri().toString())
                .setDirectory(workspace.toFile())
                .setDepth(depth)
                .call()
                .close();
        assertTrue(Files.exists(workspace.resolve(".git/shallow")));
        return new Pushing(workspace.toFile());
    }

    private void commit(String version) throws Exception {
        Sources.commit(
                origin,
                Map.of(
                        "requirements.txt",
                        "dash " + version,
                        "Procfile",
                        "web: gunicorn",
                        "apps/sales/requirements.txt",
                        "dash " + version,
                        "apps/sales/Procfile",
                        "web: gunicorn"));
    }

    private int commits(String hash) throws Exception {
        Repository repository = dash.git().repository("sales");
        assertEquals(hash, repository.resolve("refs/heads/master").name());
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(repository.resolve("refs/heads/master")));
            int commits = 0;
            for (var ignored : walk) {
                commits++;
            }
            return commits;
        }
    }
}
