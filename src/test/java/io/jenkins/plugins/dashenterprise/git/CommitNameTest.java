package io.jenkins.plugins.dashenterprise.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a commit may be called, in a workspace as Jenkins leaves it. */
class CommitNameTest {
    @TempDir
    private Path directory;

    private Path dotGit;
    private Git git;
    private Pushing pushing;
    private String first;
    private String second;

    @BeforeEach
    void create() throws Exception {
        dotGit = directory.resolve(".git");
        git = Git.init()
                .setDirectory(directory.toFile())
                .setInitialBranch("main")
                .call();
        first = Pushing.commit(git, "First");
        second = Pushing.commit(git, "Second");
        pushing = new Pushing(directory.toFile());
    }

    @AfterEach
    void close() {
        git.close();
    }

    private void annotate(String tag, String hash) throws Exception {
        git.tag()
                .setName(tag)
                .setObjectId(commit(hash))
                .setAnnotated(true)
                .setSigned(false)
                .setMessage("One")
                .call();
    }

    @Test
    void isWhatGitCallsIt() throws Exception {
        annotate("v1", first);
        git.tag()
                .setName("light")
                .setObjectId(commit(first))
                .setAnnotated(false)
                .call();
        git.branchCreate().setName("feature/menu").setStartPoint(first).call();
        assertFinds(
                second,
                "HEAD",
                "@",
                "main",
                "heads/main",
                "refs/heads/main",
                "HEAD^{commit}",
                "HEAD^0",
                "main~0",
                "main^{}",
                second,
                second.substring(0, 7),
                "v1-1-g" + second.substring(0, 7));
        assertFinds(
                first,
                "HEAD~1",
                "HEAD~",
                "HEAD^",
                "HEAD^1",
                "main^{commit}~1^0",
                "v1",
                "tags/v1",
                "refs/tags/v1",
                "light",
                "feature/menu",
                first);
        git.checkout().setName(first).call();
        assertFinds(first, "HEAD");
    }

    @Test
    void isFoundWhereverGitKeepsItsRefs() throws Exception {
        annotate("v1", first);
        ref("refs/remotes/origin/release", first);
        git.packRefs().setAll(true).call();
        assertTrue(Files.exists(dotGit.resolve("packed-refs")));
        assertFinds(first, "v1", "release", "origin/release");
        assertFinds(second, "main", "HEAD");
        ref("refs/heads/main", first);
        assertFinds(first, "main", "HEAD");
    }

    /** Jenkins checks out a commit, and leaves branches where the remote has them. */
    @Test
    void aBranchOfTheRemoteIsFoundWhenHeadIsDetached() throws Exception {
        ref("refs/remotes/origin/main", first);
        ref("refs/remotes/origin/release/1", first);
        ref("refs/remotes/other/release/1", second);
        ref("refs/remotes/other/alone", second);
        ref("refs/remotes/one/twice", second);
        ref("refs/remotes/two/twice", first);
        Files.writeString(dotGit.resolve("HEAD"), second + "\n");
        Files.delete(dotGit.resolve("refs/heads/main"));
        assertFinds(first, "main", "origin/main", "release/1");
        assertFinds(second, "HEAD", "other/release/1", "alone");
        assertEquals(
                "'twice' is a branch of several remotes of the git repository in " + directory
                        + ". Say which: one/twice, two/twice.",
                pushing.problemWith("twice"));
        assertUnknown("1", "release");
    }

    @Test
    void aBranchOfTheWorkspaceComesFirst() throws Exception {
        ref("refs/remotes/origin/main", first);
        assertFinds(second, "main");
    }

    @Test
    void whatIsNoCommitIsRefused() throws Exception {
        try (ObjectInserter inserter = git.getRepository().newObjectInserter()) {
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, new byte[] {1});
            inserter.flush();
            ref("refs/tags/picture", blob.name());
        }
        String where = "' in the git repository in " + directory + " is no commit but a ";
        assertEquals(
                "'picture" + where + "file (blob). Set ref to a branch, a tag of a commit or a hash.",
                pushing.problemWith("picture"));
        assertTrue(pushing.problemWith("HEAD^{tree}").startsWith("'HEAD^{tree}" + where + "directory (tree)."));
        String tree = git.getRepository().resolve("HEAD^{tree}").name();
        assertTrue(pushing.problemWith(tree).startsWith("'" + tree + where + "directory (tree)."));
    }

    @Test
    void whatIsNowhereIsRefused() throws Exception {
        assertUnknown(
                "v9",
                "0".repeat(40),
                "f".repeat(40),
                "HEAD~9",
                "HEAD^2",
                "HEAD^{blob}",
                "HEAD^{/Second}",
                "HEAD:app.py",
                "main@{1}",
                "@{upstream}",
                "..",
                "../../etc/passwd",
                "refs/../HEAD",
                "-x",
                "main^{commit",
                "~1",
                "^",
                "\u00e4",
                "ffffffff",
                "v1-1-gffffffff",
                "config",
                "refs/heads/main.lock",
                "HEAD~99999999999");
        assertEquals(
                "There is no commit 'v9 Finished: SUCCESS' in the git repository in " + directory
                        + ". Check ref, and that what it names was fetched.",
                pushing.problemWith("v9\nFinished: SUCCESS"));
    }

    @Test
    void theBeginningOfSeveralHashesIsRefused() throws Exception {
        for (int i = 0; i < 2000; i++) {
            String hash = Pushing.commit(git, "Commit " + i);
            String start = hash.substring(0, 4);
            try (RevWalk walk = new RevWalk(git.getRepository())) {
                long same = walk.getObjectReader().resolve(AbbreviatedObjectId.fromString(start)).stream()
                        .filter(each -> isCommit(walk, each))
                        .count();
                if (same > 1) {
                    assertEquals(
                            "'" + start + "' is the beginning of several commits' hashes in the git repository in "
                                    + directory + ". Write more of it.",
                            pushing.problemWith(start));
                    return;
                }
            }
        }
        throw new AssertionError("no two hashes of 2,000 begin alike");
    }

    @Test
    void aBrokenRefIsToldSo() throws Exception {
        String broken = " in the git repository in " + directory
                + " is broken: it names no object. Check out afresh, into an empty workspace.";
        for (String content : List.of("rubbish", "0123", "\0", "x".repeat(100_000), "\n" + first)) {
            Files.writeString(dotGit.resolve("refs/heads/main"), content);
            assertEquals("'refs/heads/main'" + broken, pushing.problemWith("HEAD"), content);
        }
        Files.writeString(dotGit.resolve("refs/heads/main"), "ref: refs/heads/main");
        assertEquals("'HEAD'" + broken, pushing.problemWith("HEAD"));
        Files.writeString(dotGit.resolve("refs/heads/main"), "1".repeat(40));
        assertEquals(
                "There is no commit 'main' in the git repository in " + directory + ". It lacks " + "1".repeat(40)
                        + ", as a shallow clone does of all but the latest commits, and a damaged one of any.",
                pushing.problemWith("main"));
        Files.writeString(dotGit.resolve("HEAD"), "ref: ../../../etc/passwd\n");
        assertEquals(
                "No commit is checked out in the git repository in " + directory + ".", pushing.problemWith("HEAD"));
    }

    @Test
    void aRepositoryWithoutACommitIsToldSo() throws Exception {
        Files.delete(dotGit.resolve("refs/heads/main"));
        assertEquals(
                "No commit is checked out in the git repository in " + directory + ".", pushing.problemWith("HEAD"));
        ref("refs/remotes/origin/HEAD", first);
        assertEquals(
                "No commit is checked out in the git repository in " + directory + ".", pushing.problemWith("HEAD"));
    }

    @Test
    void aRepositoryOfAnotherFormIsToldSo() throws Exception {
        String sha256 = "The git repository in " + directory
                + " names its objects by SHA-256, which neither the server nor this plugin knows."
                + " Make it a repository with SHA-1.";
        Files.writeString(dotGit.resolve("refs/heads/main"), "a".repeat(64) + "\n");
        assertEquals(sha256, pushing.problemWith("HEAD"));
        assertEquals(sha256, pushing.problemWith("b".repeat(64)));
        Files.createDirectories(dotGit.resolve("reftable"));
        assertEquals(
                "The git repository in " + directory + " keeps its branches as a reftable, which is not read here."
                        + " Give ref as a commit's whole hash, or convert it: git refs migrate --ref-format=files.",
                pushing.problemWith("HEAD"));
        assertFinds(first, first);
    }

    private static boolean isCommit(RevWalk walk, ObjectId id) {
        try {
            return walk.parseAny(id).getType() == Constants.OBJ_COMMIT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RevCommit commit(String hash) throws Exception {
        return git.getRepository().parseCommit(ObjectId.fromString(hash));
    }

    private void ref(String name, String hash) throws Exception {
        Path file = dotGit.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, hash + "\n");
    }

    private void assertFinds(String hash, String... names) throws Exception {
        for (String name : names) {
            assertEquals(new Revision(hash, hash), pushing.find(new Source(name, null, null)), name);
        }
    }

    private void assertUnknown(String... names) {
        for (String name : names) {
            String problem = pushing.problemWith(name);
            assertTrue(
                    problem.startsWith("There is no commit '" + name + "' in the git repository in " + directory + "."),
                    problem);
        }
    }
}
