package io.jenkins.plugins.dashenterprise.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.simulator.OddGitServer;
import io.jenkins.plugins.dashenterprise.simulator.OddGitServer.Request;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.util.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A push takes nothing from the workspace's repository but its objects; where those are, git's own ways are gone. */
class WorkspaceTest {
    @TempDir
    private Path directory;

    private Path workspace;
    private Path dotGit;
    private String commit;

    @BeforeEach
    void create() throws Exception {
        workspace = directory.resolve("workspace");
        dotGit = workspace.resolve(".git");
        commit = Sources.commit(workspace, Map.of("app.py", "import dash\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[http \"URL\"]\n sslVerify = false\n followRedirects = true\n extraHeader = X-Evil: 1",
                "[http \"URL/\"]\n proxy = http://127.0.0.1:1\n cookieFile = cookies",
                "[http]\n proxy = http://127.0.0.1:1\n extraHeader = X-Evil: 1\n userAgent = evil",
                "[url \"http://127.0.0.1:1/\"]\n insteadOf = http://127.0.0.1\n pushInsteadOf = http://127.0.0.1",
                "[remote \"origin\"]\n url = http://127.0.0.1:1/evil\n push = +refs/heads/*:refs/heads/*",
                "[core]\n hooksPath = HOOKS\n sshCommand = touch MARK\n gitProxy = touch MARK\n askPass = touch MARK",
                "[credential]\n helper = !touch MARK",
                "[include]\n path = MARK-missing\n[includeIf \"gitdir:**\"]\n path = /dev/zero",
                "[core]\n repositoryFormatVersion = 99\n[extensions]\n partialClone = origin\n refStorage = reftable",
                "[core]\n bare = true\n worktree = /\n alternateRefsCommand = touch MARK",
                "[uploadpack]\n packObjectsHook = touch MARK\n[push]\n gpgSign = true\n pushOption = evil\n followTags = true",
                "[protocol]\n version = 2\n allow = never\n[pack]\n threads = 100000\n windowMemory = 100g",
                "this [is no = configuration"
            })
    void theConfigurationHasNoSay(String configuration) throws Exception {
        Path mark = directory.resolve("mark");
        try (OddGitServer server = accepting()) {
            String text = configuration
                    .replace("URL", server.url())
                    .replace("HOOKS", hooks(mark).toString())
                    .replace("MARK", mark.toString());
            Files.writeString(dotGit.resolve("config"), "\n" + text + "\n", StandardOpenOption.APPEND);
            assertPushed(server);
            for (Request request : server.requests()) {
                assertFalse(
                        request.headers().toString().contains("Evil"),
                        request.headers().toString());
                assertFalse(
                        request.headers().toString().contains("evil"),
                        request.headers().toString());
                assertFalse(
                        request.headers().toString().contains("Git-Protocol"),
                        request.headers().toString());
            }
        }
        assertFalse(Files.exists(mark));
        assertFalse(Files.exists(directory.resolve("mark-missing")));
    }

    @Test
    void noHookRuns() throws Exception {
        Path mark = directory.resolve("mark");
        hooks(mark);
        try (OddGitServer server = accepting()) {
            assertPushed(server);
        }
        assertFalse(Files.exists(mark));
    }

    @Test
    void nothingIsWrittenToTheWorkspaceAndNothingIsLeftElsewhere() throws Exception {
        List<String> before = files(workspace);
        List<Path> elsewhere = temporary();
        try (OddGitServer server = accepting()) {
            assertPushed(server);
        }
        assertEquals(before, files(workspace));
        assertEquals(elsewhere, temporary());
    }

    private static List<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(each -> each.getFileName().toString().startsWith("dash-enterprise-push"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aLinkedWorkingTreeIsDeployed() throws Exception {
        Path main = directory.resolve("main");
        Files.move(workspace, main);
        Path own = Files.createDirectories(main.resolve(".git/worktrees/workspace"));
        Files.createDirectories(workspace);
        Files.writeString(dotGit, "gitdir: " + own + "\n");
        Files.writeString(own.resolve("commondir"), "../..\n");
        Files.writeString(own.resolve("HEAD"), "ref: refs/heads/main\n");
        try (OddGitServer server = accepting()) {
            assertPushed(server);
        }
    }

    @Test
    void aSubmoduleIsDeployed() throws Exception {
        Path modules = Files.createDirectories(directory.resolve("whole/.git/modules"));
        Path submodule = directory.resolve("whole/apps/workspace");
        Files.createDirectories(submodule.getParent());
        Files.move(workspace, submodule);
        Files.move(submodule.resolve(".git"), modules.resolve("workspace"));
        Files.writeString(submodule.resolve(".git"), "gitdir: ../../.git/modules/workspace");
        workspace = submodule;
        try (OddGitServer server = accepting()) {
            assertPushed(server);
        }
    }

    @Test
    void aReferenceCloneIsDeployed() throws Exception {
        Path first = moveObjects("first");
        alternates(dotGit.resolve("objects"), "# borrowed\n" + first + "\n");
        try (OddGitServer server = accepting()) {
            assertPushed(server);
        }
    }

    @Test
    void aReferenceCloneOfAReferenceCloneIsDeployedEvenInALoop() throws Exception {
        Path second = moveObjects("second");
        Path first =
                Files.createDirectories(directory.resolve("first/objects/info")).getParent();
        alternates(dotGit.resolve("objects"), "../../../first/objects\n../objects\n");
        alternates(first, "../../second/objects\n");
        alternates(second, first + "\n" + dotGit.resolve("objects") + "\n/nowhere\n\0\n");
        try (OddGitServer server = accepting()) {
            assertPushed(server);
        }
    }

    /** git goes as far, and no further. */
    @Test
    void objectsAreLookedForFiveRepositoriesAway() throws Exception {
        Path last = moveObjects("last");
        Path next = dotGit.resolve("objects");
        for (int i = 1; i < 5; i++) {
            next = borrow(next, Files.createDirectories(directory.resolve("chain" + i)));
        }
        borrow(next, last);
        assertEquals(commit, pushing().revision().hash());
        borrow(borrow(next, Files.createDirectories(directory.resolve("chain5"))), last);
        assertTrue(pushing().problemWith("HEAD").contains(commit), pushing().problemWith("HEAD"));
    }

    /** Makes one directory of objects borrow from another. */
    private static Path borrow(Path objects, Path from) throws IOException {
        alternates(objects, from + "\n");
        return from;
    }

    private static void alternates(Path objects, CharSequence lines) throws IOException {
        Files.writeString(Files.createDirectories(objects.resolve("info")).resolve("alternates"), lines);
    }

    @Test
    void aHundredRepositoriesMayBeBorrowedFrom() throws Exception {
        Path last = moveObjects("last");
        List<Path> stores = new ArrayList<>();
        for (int i = 1; i < 100; i++) {
            stores.add(Files.createDirectories(directory.resolve("many" + i)));
        }
        stores.add(last);
        alternates(dotGit.resolve("objects"), lines(stores));
        assertEquals(commit, pushing().revision().hash());
        stores.add(0, Files.createDirectories(directory.resolve("many0")));
        alternates(dotGit.resolve("objects"), lines(stores));
        assertTrue(
                pushing().problemWith("HEAD").contains("more than 100 others"),
                pushing().problemWith("HEAD"));
    }

    private static String lines(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void aChainOfAlternatesHasAnEnd() throws Exception {
        Path next = dotGit.resolve("objects");
        for (int i = 0; i < 200; i++) {
            next = borrow(next, Files.createDirectories(directory.resolve("chain" + i)));
        }
        try (OddGitServer server = accepting()) {
            assertPushed(server);
        }
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            many.append(Files.createDirectories(directory.resolve("many" + i))).append('\n');
        }
        alternates(dotGit.resolve("objects"), many);
        assertEquals(
                "The git repository in " + workspace
                        + " borrows objects from more than 100 others (objects/info/alternates)."
                        + " Check out without reference repositories.",
                pushing().problemWith("HEAD"));
    }

    /** JGit would open the repository that it borrows from, with its configuration. */
    @Test
    void theConfigurationOfARepositoryThatIsBorrowedFromHasNoSayEither() throws Exception {
        Path first = moveObjects("first");
        Files.createDirectories(first.resolveSibling("refs"));
        Files.writeString(first.resolveSibling("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(first.resolveSibling("config"), "[core]\n repositoryFormatVersion = 99\n");
        borrow(dotGit.resolve("objects"), first);
        try (OddGitServer server = accepting()) {
            assertPushed(server);
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aLinkOutOfTheWorkspaceIsNotFollowed() throws Exception {
        Path outside = directory.resolve("outside");
        Files.move(dotGit, outside);
        Files.createSymbolicLink(dotGit, outside);
        assertEquals(
                ".git in " + workspace + " is a link that leads out of the workspace, which is not followed."
                        + " Check the sources out with git itself, for example with checkout scm.",
                pushing().problemWith("HEAD"));
        Files.delete(dotGit);
        Files.createSymbolicLink(dotGit, Path.of("nowhere"));
        assertTrue(
                pushing().problemWith("HEAD").startsWith(".git in "), pushing().problemWith("HEAD"));
        Files.delete(dotGit);
        Files.move(outside, workspace.resolve("inside"));
        Files.createSymbolicLink(dotGit, Path.of("inside"));
        assertEquals(commit, pushing().revision().hash());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPipeIsNotWaitedFor() throws Exception {
        for (String file : List.of(
                "HEAD",
                "packed-refs",
                "shallow",
                "config",
                "commondir",
                "refs/heads/main",
                "objects/info/alternates")) {
            Path pipe = dotGit.resolve(file);
            Files.createDirectories(pipe.getParent());
            Files.deleteIfExists(pipe);
            assertEquals(
                    0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        }
        String problem =
                assertTimeoutPreemptively(Duration.ofMinutes(1), () -> pushing().problemWith("main"));
        assertTrue(problem.startsWith("There is no git repository in "), problem);
    }

    @Test
    void aWorkspaceWithoutARepositoryIsToldSo() throws Exception {
        for (String content : List.of("", "gitdir:", "gitdir: nowhere", "gitdir: \0", "x".repeat(1_000_000))) {
            FileUtils.delete(dotGit.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
            Files.writeString(dotGit, content);
            assertTrue(
                    pushing().problemWith("HEAD").startsWith("There is no git repository in " + workspace + ". Check"),
                    content);
        }
        Files.delete(dotGit);
        assertTrue(pushing().problemWith("HEAD").startsWith("There is no git repository in " + workspace + ". Check"));
        Files.createDirectories(dotGit.resolve("objects"));
        assertTrue(pushing().problemWith("HEAD").startsWith("There is no git repository in " + workspace + ". Check"));
    }

    @Test
    void anObjectThatIsDamagedIsToldWithoutAStackTrace() throws Exception {
        Path object = dotGit.resolve("objects/" + commit.substring(0, 2) + "/" + commit.substring(2));
        object.toFile().setWritable(true);
        Files.write(object, "rubbish".getBytes(StandardCharsets.UTF_8));
        String problem = pushing().problemWith("HEAD");
        assertTrue(problem.startsWith("The git repository in " + workspace + " cannot be used: "), problem);
        assertTrue(problem.endsWith(" Check out afresh, into an empty workspace."), problem);
    }

    @Test
    void anObjectThatIsMissingIsToldBeforeAnythingIsPushed() throws Exception {
        try (Git git = Git.open(workspace.toFile());
                OddGitServer server = accepting()) {
            String tree = git.getRepository().resolve("HEAD^{tree}").name();
            Push push = pushing().to(server.url());
            Files.delete(dotGit.resolve("objects/" + tree.substring(0, 2) + "/" + tree.substring(2)));
            String problem = pushing().failure(push);
            assertEquals(
                    "The git repository in " + workspace + " lacks some of its objects (" + tree
                            + "). Check out without a partial clone, or afresh, into an empty workspace.",
                    problem);
            assertTrue(server.requests().stream().noneMatch(Request::isPost));
        }
    }

    /** As git's own push does not: the server would find out, after minutes perhaps, and in its own words. */
    @Test
    void aPackThatIsDamagedIsToldBeforeAnythingIsPushed() throws Exception {
        Sources.commit(
                workspace,
                Map.of("noise.csv", new Random(9).ints(50_000).boxed().toList().toString()));
        try (Git git = Git.open(workspace.toFile());
                OddGitServer server = accepting()) {
            git.gc().call();
            Push push = pushing().to(server.url());
            Path pack = only(dotGit.resolve("objects/pack"), ".pack");
            byte[] bytes = Files.readAllBytes(pack);
            bytes[bytes.length / 2] ^= 1;
            pack.toFile().setWritable(true);
            Files.write(pack, bytes);
            String problem = pushing().failure(push);
            assertTrue(problem.startsWith("The git repository in " + workspace + " "), problem);
            assertTrue(problem.endsWith(" afresh, into an empty workspace."), problem);
            assertTrue(server.requests().stream().noneMatch(Request::isPost));
        }
    }

    private static Path only(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            assertEquals(1, found.size(), found.toString());
            return found.get(0);
        }
    }

    /** What is pushed is what the hash says: a server that unpacks it would find out anyway. */
    @Test
    void forgedAncestryOfTheWorkspaceIsNotBelieved() throws Exception {
        String second = Sources.commit(workspace, Map.of("app.py", "import dash, os\n"));
        Files.writeString(Files.createDirectories(dotGit.resolve("info")).resolve("grafts"), second + "\n");
        Files.createDirectories(dotGit.resolve("refs/replace"));
        Files.writeString(dotGit.resolve("refs/replace/" + second), commit + "\n");
        try (OddGitServer server = new OddGitServer(
                (request, out) -> OddGitServer.advertise(out, commit + " refs/heads/master\0report-status"))) {
            Push push = pushing().to(server.url());
            assertEquals(second, push.revision().hash());
            assertTrue(pushing()
                    .make(new Push(push.to(), push.source(), push.revision(), false, true, push.limit(), push.log()))
                    .fastForward());
        }
    }

    private Pushing pushing() {
        return new Pushing(workspace.toFile());
    }

    private void assertPushed(OddGitServer server) throws Exception {
        Pushing pushing = pushing();
        assertEquals(commit, pushing.revision().hash());
        assertEquals(new Outlook(null, true), pushing.make(pushing.to(server.url())));
        String body = new String(server.requests().get(1).body(), StandardCharsets.ISO_8859_1);
        assertTrue(
                body.startsWith(String.format(
                                "%04x",
                                4 + 81 + OddGitServer.BRANCH.length() + 1 + "report-status side-band-64k".length() + 1)
                        + OddGitServer.NOTHING + " " + commit + " " + OddGitServer.BRANCH
                        + "\0report-status side-band-64k"),
                body);
        assertTrue(body.contains("0000PACK"), body);
    }

    private static OddGitServer accepting() {
        return OddGitServer.answeringPushes((request, out) -> {
            OddGitServer.result(out);
            OddGitServer.report(out, "ok " + OddGitServer.BRANCH);
        });
    }

    private Path moveObjects(String name) throws IOException {
        Path objects = directory.resolve(name + "/objects");
        Files.createDirectories(objects.getParent());
        Files.move(dotGit.resolve("objects"), objects);
        return objects;
    }

    private Path hooks(Path mark) throws IOException {
        Path hooks = Files.createDirectories(dotGit.resolve("hooks"));
        for (String name : List.of("pre-push", "reference-transaction", "post-index-change")) {
            Path hook = Files.writeString(hooks.resolve(name), "#!/bin/sh\ntouch " + mark + "\n");
            if (File.separatorChar == '/') {
                Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        return hooks;
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.map(each -> each + " " + each.toFile().length()).sorted().toList();
        }
    }
}
