package io.jenkins.plugins.dashenterprise.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.Sources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a push knows of the commits of a workspace, and what it sends of them. */
class ObjectStoreTest {
    private static final ObjectId UNKNOWN = ObjectId.fromString("0a1b2c3d".repeat(5));

    @TempDir
    private Path directory;

    private Path objects;
    private ObjectId first;
    private ObjectId second;
    private ObjectId other;
    private ObjectStore store;

    @BeforeEach
    void create() throws Exception {
        Path workspace = directory.resolve("workspace");
        objects = workspace.resolve(".git/objects");
        first = ObjectId.fromString(Sources.commit(workspace, Map.of("app.py", "import dash\n")));
        second = ObjectId.fromString(Sources.commit(workspace, Map.of("app.py", "import dash as d\n")));
        Path elsewhere = directory.resolve("elsewhere");
        other = ObjectId.fromString(Sources.commit(elsewhere, Map.of("app.py", "import os\n")));
        store = ObjectStore.over(List.of(objects, elsewhere.resolve(".git/objects")));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void aCommitDescendsFromItsHistoryOnly() throws Exception {
        assertTrue(store.descends(second, first));
        assertTrue(store.descends(second, second));
        assertFalse(store.descends(first, second));
        assertFalse(store.descends(second, other));
        assertFalse(store.descends(second, UNKNOWN));
    }

    @Test
    void aCommitDescendsFromNoTree() throws Exception {
        assertFalse(store.descends(second, treeOf(first)));
    }

    private ObjectId treeOf(ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(store.reader())) {
            return walk.parseCommit(commit).getTree().getId();
        }
    }

    @Test
    void aHistoryWithAHoleIsToldAndNotTakenForAnother() throws Exception {
        Files.delete(objects.resolve(first.name().substring(0, 2))
                .resolve(first.name().substring(2)));
        MissingObjectException missing =
                assertThrows(MissingObjectException.class, () -> store.descends(second, other));
        assertEquals(first, missing.getObjectId());
    }

    @Test
    void onlyWhatIsLackingIsPacked() throws Exception {
        assertEquals(6, objectsIn(store.pack(second, List.of(), true)));
        assertEquals(3, objectsIn(store.pack(second, List.of(UNKNOWN, first), true)));
        assertEquals(0, objectsIn(store.pack(second, List.of(second), true)));
    }

    /** The number stands in the pack's header. */
    private static int objectsIn(Path pack) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(pack)).getInt(8);
    }

    @Test
    void whatOneHasPackedAnotherTakesIn() throws Exception {
        try (ObjectStore empty = ObjectStore.over(List.of());
                InputStream pack = Files.newInputStream(store.pack(second, List.of(), false))) {
            assertFalse(empty.has(second));
            empty.unpack(pack);
            assertTrue(empty.has(first) && empty.has(second) && empty.has(treeOf(second)));
            assertTrue(empty.descends(second, first));
        }
        assertFalse(store.has(UNKNOWN));
    }

    @Test
    void nothingIsTakenInFromAPackThatEndsTooEarly() throws Exception {
        byte[] whole = Files.readAllBytes(store.pack(second, List.of(), true));
        try (ObjectStore empty = ObjectStore.over(List.of())) {
            for (int length : new int[] {0, 11, 12, whole.length / 2, whole.length - 1}) {
                assertThrows(
                        IOException.class,
                        () -> empty.unpack(new ByteArrayInputStream(whole, 0, length)),
                        length + " bytes");
            }
            assertFalse(empty.has(second));
        }
    }
}
