package io.jenkins.plugins.dashenterprise.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory of a repository as a history of its own. The hashes are those that {@code git subtree split} gives. */
class DirectoryHistoryTest {
    @TempDir
    private Path directory;

    private Git git;
    private ObjectInserter inserter;
    private int clock = 1_700_000_000;

    @BeforeEach
    void create() throws Exception {
        git = Git.init()
                .setDirectory(directory.toFile())
                .setInitialBranch("main")
                .call();
        inserter = ((ObjectDirectory) git.getRepository().getObjectDatabase()).newPackInserter();
    }

    @AfterEach
    void close() {
        inserter.close();
        git.close();
    }

    @Test
    void aCommitForEachChangeOfTheDirectory() throws Exception {
        ObjectId first = commit("First\n", Map.of("README", "1"));
        ObjectId second = commit("Sales\n\nwith a body\n", Map.of("README", "1", "apps/sales/app.py", "1"), first);
        ObjectId third = commit("Other\n", Map.of("README", "2", "apps/sales/app.py", "1"), second);
        ObjectId fourth =
                commit("More sales", Map.of("README", "2", "apps/sales/app.py", "2", "apps/sales/lib/a", "1"), third);
        assertEquals("e2982025012b1ba0755191d7f0cc145f6731cfb0", split(fourth).name());
        assertEquals(split(second), split(third));
        assertEquals(List.of(split(second)), parents(split(fourth)));
        assertEquals(List.of(), parents(split(second)));
    }

    @Test
    void theSameEachTimeAndNothingElseChanged() throws Exception {
        ObjectId made = commit(
                """
                tree %s
                author =?Q J\u00f6rg <odd> 1700000000 +0545
                committer  < > 1700000001 -0030
                gpgsig -----BEGIN PGP SIGNATURE-----
                 abc
                 -----END PGP SIGNATURE-----
                encoding ISO-8859-1

                 Gr\u00fc\u00dfe

                """.formatted(tree(Map.of("apps/sales/app.py", "1")).name()).getBytes(StandardCharsets.ISO_8859_1));
        String expected = """
                author =?Q J\u00f6rg <odd> 1700000000 +0545
                committer  < > 1700000001 -0030
                encoding ISO-8859-1

                 Gr\u00fc\u00dfe

                """;
        assertEquals(split(made), split(made));
        assertTrue(raw(split(made)).endsWith(expected), raw(split(made)));
        assertTrue(raw(split(made)).startsWith("tree " + subtree(made).name() + "\nauthor"), raw(split(made)));
    }

    @Test
    void aMergeOfTwoBranchesThatChangedItIsOne() throws Exception {
        ObjectId base = commit("Base\n", Map.of("apps/sales/a", "1", "apps/sales/b", "1"));
        ObjectId left = commit("Left\n", Map.of("apps/sales/a", "2", "apps/sales/b", "1"), base);
        ObjectId right = commit("Right\n", Map.of("apps/sales/a", "1", "apps/sales/b", "2"), base);
        ObjectId merge = commit("Merge\n", Map.of("apps/sales/a", "2", "apps/sales/b", "2"), left, right);
        assertEquals(List.of(split(left), split(right)), parents(split(merge)));
        assertEquals("99d7d74eaae7012a09fe7961295c1c590dea00f0", split(merge).name());
    }

    @Test
    void aMergeOfABranchThatDidNotChangeItIsNone() throws Exception {
        ObjectId base = commit("Base\n", Map.of("apps/sales/a", "1"));
        ObjectId sales = commit("Sales\n", Map.of("apps/sales/a", "2"), base);
        ObjectId other = commit("Other\n", Map.of("apps/sales/a", "1", "README", "2"), base);
        ObjectId merge = commit("Merge\n", Map.of("apps/sales/a", "2", "README", "2"), other, sales);
        assertEquals(split(sales), split(merge));
        ObjectId unrelated = commit("Unrelated\n", Map.of("README", "3"));
        assertEquals(
                split(sales), split(commit("Merge\n", Map.of("apps/sales/a", "2", "README", "3"), unrelated, sales)));
        ObjectId same = commit("Two that changed elsewhere\n", Map.of("apps/sales/a", "1", "README", "4"), base);
        assertEquals(split(base), split(commit("Merge\n", Map.of("apps/sales/a", "1", "README", "4"), other, same)));
    }

    /** Who deployed the branch deploys what follows it, too. */
    @Test
    void aMergeThatDropsWhatABranchDidKeepsItsHistory() throws Exception {
        ObjectId base = commit("Base\n", Map.of("apps/sales/a", "1"));
        ObjectId ours = commit("Ours\n", Map.of("apps/sales/a", "2"), base);
        ObjectId theirs = commit("Theirs\n", Map.of("apps/sales/a", "3"), base);
        ObjectId merge = commit("Merge, ours\n", Map.of("apps/sales/a", "2"), ours, theirs);
        assertEquals(List.of(split(ours), split(theirs)), parents(split(merge)));
        ObjectId revert = commit("Revert\n", Map.of("apps/sales/a", "1"), ours);
        ObjectId back = commit("Merge\n", Map.of("apps/sales/a", "1"), base, revert);
        assertEquals(split(revert), split(back));
    }

    @Test
    void aDirectoryThatWasAwayForAWhileKeepsItsHistory() throws Exception {
        ObjectId first = commit("First\n", Map.of("apps/sales/a", "1"));
        ObjectId gone = commit("Gone\n", Map.of("README", "1"), first);
        ObjectId file = commit("A file now\n", Map.of("apps/sales", "1"), gone);
        ObjectId again = commit("Again\n", Map.of("apps/sales/a", "2"), file);
        assertEquals(List.of(split(first)), parents(split(again)));
        assertEquals(split(first), split(commit("As before\n", Map.of("apps/sales/a", "1"), gone)));
    }

    @Test
    void whatIsDeployedLaterDescendsFromWhatWasDeployedBefore() throws Exception {
        List<ObjectId> commits = tangled(7, 150, true);
        ObjectId last = commit("Last\n", Map.of("apps/sales/a", "last"), commits.get(149), commits.get(148));
        try (ObjectStore store = store();
                RevWalk walk = new RevWalk(git.getRepository())) {
            ObjectId made = DirectoryHistory.of("apps/sales", last, store);
            int ancestors = 0;
            for (ObjectId each : commits) {
                if (walk.isMergedInto(walk.parseCommit(each), walk.parseCommit(last)) && has(each)) {
                    ancestors++;
                    assertTrue(store.descends(made, DirectoryHistory.of("apps/sales", each, store)), each.name());
                }
            }
            assertTrue(ancestors > 50, ancestors + " ancestors");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3c097f4b74705d89b5975c6358ed47e66081ee78",
        "2, 567fb71c45c5f727cf82d002c0d1b49e622d9a72",
        "3, ada0a3eec3f19dad42f82a68a747b2b6a776ce8c"
    })
    void aTangledHistoryIsWhatGitMakesOfIt(int seed, String hash) throws Exception {
        List<ObjectId> commits = tangled(seed, 60, false);
        ObjectId last = commit("Last\n", Map.of("apps/sales/a", "last"), commits.get(59), commits.get(58));
        assertEquals(hash, split(last).name());
    }

    @Test
    void aLongHistoryIsSoonDone() throws Exception {
        ObjectId last = commit("First\n", Map.of("apps/sales/a", "0"));
        ObjectId side = last;
        for (int i = 1; i < 10_000; i++) {
            Map<String, String> files = Map.of("README", "" + i, "apps/sales/a", "" + i / 3);
            ObjectId next = i % 10 == 0 ? commit(i + "\n", files, last, side) : commit(i + "\n", files, last);
            side = i % 10 == 5
                    ? commit("Side " + i + "\n", Map.of("README", "side", "apps/sales/a", "" + i / 3), last)
                    : side;
            last = next;
        }
        ObjectId end = last;
        inserter.flush();
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> split(end));
    }

    @Test
    void theWholeHasTheHashOfTheCommit() throws Exception {
        ObjectId commit = head(Map.of("apps/sales/a", "1"));
        for (String whole : new String[] {null, "", ".", "/", "./"}) {
            assertEquals(new Revision(commit.name(), commit.name()), find(whole), String.valueOf(whole));
        }
        String hash = find("apps/sales").hash();
        assertNotEquals(commit.name(), hash);
        for (String same : List.of("./apps/sales", "apps/sales/", "apps//sales", "apps/./sales")) {
            assertEquals(new Revision(commit.name(), hash), find(same), same);
        }
    }

    @Test
    void whatIsNoDirectoryIsRefused() throws Exception {
        ObjectId commit = head(Map.of("apps/sales/a", "1"));
        assertEquals(
                "There is no directory 'apps/shop' in commit " + commit.name() + " of the git repository in "
                        + directory + ". Set directory to the app's path from the root of the repository.",
                problem("apps/shop"));
        assertEquals(
                "'apps/sales/a' is a file and no directory in commit " + commit.name() + " of the git repository in "
                        + directory + ".",
                problem("apps/sales/a"));
        assertTrue(problem("apps/sales/a/b").startsWith("There is no directory "));
        DirCacheEntry entry = new DirCacheEntry("modules/x");
        entry.setFileMode(FileMode.GITLINK);
        entry.setObjectId(commit);
        assertTrue(
                problemAfter(entry, "modules/x").startsWith("'modules/x' is a submodule and no directory in commit "));
        entry.setFileMode(FileMode.SYMLINK);
        assertTrue(problemAfter(entry, "modules/x").startsWith("'modules/x' is a link and no directory in commit "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/apps/sales",
                "..",
                "../sales",
                "apps/../sales",
                "apps/..",
                "apps\\sales",
                "C:\\apps",
                "C:/apps",
                "~/apps",
                "apps/\nsales"
            })
    void aPathThatLeavesTheRepositoryIsRefused(String path) {
        assertTrue(Source.problemWithDirectory(path).startsWith("directory "), path);
    }

    @Test
    void anOrdinaryPathIsNotRefused() {
        for (String path :
                new String[] {null, "apps", "apps/sales", "apps/..sales", "sales..", "a b", "\u00e4", ".hidden"}) {
            assertEquals(null, Source.problemWithDirectory(path), path);
        }
    }

    /** Commits with one or two parents among the latest six, which change the directory or not, or even remove it. */
    private List<ObjectId> tangled(int seed, int count, boolean removing) throws IOException {
        Random random = new Random(seed);
        List<ObjectId> commits = new ArrayList<>(List.of(commit("0\n", Map.of("apps/sales/a", "0"))));
        for (int i = 1; i < count; i++) {
            ObjectId one = commits.get(Math.max(0, i - 1 - random.nextInt(6)));
            ObjectId two = commits.get(Math.max(0, i - 1 - random.nextInt(6)));
            Map<String, String> files = new TreeMap<>(Map.of("README", "" + i));
            if (!removing || random.nextInt(8) > 0) {
                files.put("apps/sales/a", "" + random.nextInt(3));
            }
            boolean merge = random.nextInt(3) == 0 && !one.equals(two);
            commits.add(merge ? commit(i + "\n", files, one, two) : commit(i + "\n", files, one));
        }
        return commits;
    }

    private ObjectId head(Map<String, String> files) throws Exception {
        ObjectId commit = commit("Head\n", files);
        var update = git.getRepository().updateRef("HEAD");
        inserter.flush();
        update.setNewObjectId(commit);
        update.forceUpdate();
        return commit;
    }

    private String problemAfter(DirCacheEntry entry, String path) throws Exception {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        builder.add(entry);
        builder.finish();
        ObjectId commit = commit(
                ("tree " + index.writeTree(inserter).name() + "\nauthor a <a> 1 +0000\ncommitter a <a> 1 +0000\n\nx")
                        .getBytes(StandardCharsets.UTF_8));
        var update = git.getRepository().updateRef("HEAD");
        inserter.flush();
        update.setNewObjectId(commit);
        update.forceUpdate();
        return problem(path);
    }

    private Revision find(String path) throws Exception {
        return new Pushing(directory.toFile()).find(new Source("HEAD", path, null));
    }

    private String problem(String path) {
        return assertThrows(AbortException.class, () -> find(path)).getMessage();
    }

    private ObjectStore store() throws IOException {
        inserter.flush();
        return ObjectStore.over(List.of(directory.resolve(".git/objects")));
    }

    private ObjectId split(ObjectId commit) throws IOException {
        try (ObjectStore store = store()) {
            return keep(store, DirectoryHistory.of("apps/sales", commit, store));
        }
    }

    /** Copies a commit to the repository, for a look at it. */
    private ObjectId keep(ObjectStore store, ObjectId commit) throws IOException {
        try (ObjectReader reader = store.reader()) {
            inserter.insert(Constants.OBJ_COMMIT, reader.open(commit).getBytes());
            inserter.flush();
            return commit;
        }
    }

    private List<ObjectId> parents(ObjectId commit) throws IOException {
        return List.of(git.getRepository().parseCommit(commit).getParents()).stream()
                .map(RevCommit::copy)
                .map(ObjectId.class::cast)
                .toList();
    }

    private boolean has(ObjectId commit) throws IOException {
        return git.getRepository().resolve(commit.name() + ":apps/sales/a") != null;
    }

    private ObjectId subtree(ObjectId commit) throws IOException {
        return git.getRepository().resolve(commit.name() + ":apps/sales");
    }

    private String raw(ObjectId commit) throws IOException {
        return new String(git.getRepository().open(commit).getBytes(), StandardCharsets.ISO_8859_1);
    }

    private ObjectId tree(Map<String, String> files) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        for (Map.Entry<String, String> file : files.entrySet()) {
            DirCacheEntry entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(
                    inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
            builder.add(entry);
        }
        builder.finish();
        return index.writeTree(inserter);
    }

    private ObjectId commit(String message, Map<String, String> files, ObjectId... parents) throws IOException {
        StringBuilder text = new StringBuilder("tree " + tree(files).name() + "\n");
        for (ObjectId parent : parents) {
            text.append("parent ").append(parent.name()).append('\n');
        }
        clock++;
        text.append("author Ada <ada@example.com> ").append(clock).append(" +0100\n");
        text.append("committer Bob <bob@example.com> ")
                .append(clock + 60)
                .append(" -0300\n\n")
                .append(message);
        return commit(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private ObjectId commit(byte[] commit) throws IOException {
        return inserter.insert(Constants.OBJ_COMMIT, commit);
    }
}
