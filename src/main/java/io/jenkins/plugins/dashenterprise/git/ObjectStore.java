package io.jenkins.plugins.dashenterprise.git;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.util.FileUtils;

/**
 * The objects of a workspace's repository, which are all that is taken from it, and room for what a push makes or fetches.
 * Nothing is written to the workspace; no configuration is read, neither the repository's nor that of the agent's user.
 */
final class ObjectStore implements AutoCloseable {
    private final Path own;
    private final ObjectDirectory objects;

    private ObjectStore(Path own, ObjectDirectory objects) {
        this.own = own;
        this.objects = objects;
    }

    /** @param stores where objects are kept already */
    static ObjectStore over(Collection<Path> stores) throws IOException {
        Path own = Files.createTempDirectory("dash-enterprise-push");
        ObjectDirectory objects = new ObjectDirectory(
                new Config(),
                own.resolve("objects").toFile(),
                stores.stream().map(Path::toFile).toArray(File[]::new),
                new SecludedFiles(own.resolve("nothing").toFile()),
                null);
        objects.create();
        return new ObjectStore(own, objects);
    }

    ObjectReader reader() {
        return new StrictReader(objects.newReader());
    }

    /** For many new objects, as they go into one file. */
    ObjectInserter inserter() {
        return objects.newPackInserter();
    }

    boolean has(ObjectId id) throws IOException {
        return objects.has(id);
    }

    /** Whether a commit has another one in its history; not when that one is unknown. */
    boolean descends(ObjectId commit, ObjectId from) throws IOException {
        try (ObjectReader reader = reader();
                RevWalk walk = new RevWalk(reader)) {
            RevObject ancestor = walk.parseAny(from);
            return ancestor instanceof RevCommit && walk.isMergedInto((RevCommit) ancestor, walk.parseCommit(commit));
        } catch (MissingObjectException e) {
            if (e.getObjectId().equals(from)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Packs what somebody lacks who wants a commit.
     *
     * @param had what that one has
     * @param offsets whether that one understands offsets within the pack
     * @return a file of this store
     */
    Path pack(ObjectId commit, Collection<ObjectId> had, boolean offsets) throws IOException {
        Set<ObjectId> known = new HashSet<>();
        for (ObjectId each : had) {
            if (has(each)) {
                known.add(each);
            }
        }
        Path pack = own.resolve("push.pack");
        try (PackWriter writer = new PackWriter(new PackConfig(), reader());
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(pack))) {
            writer.setDeltaBaseAsOffset(offsets);
            writer.preparePack(UNTIL_INTERRUPTED, Set.of(commit), known);
            writer.writePack(UNTIL_INTERRUPTED, UNTIL_INTERRUPTED, out);
        }
        return pack;
    }

    /** Takes in what a server has packed. */
    void unpack(InputStream pack) throws IOException {
        try (ObjectInserter inserter = objects.newInserter()) {
            inserter.newPackParser(pack).parse(UNTIL_INTERRUPTED);
            inserter.flush();
        }
    }

    @Override
    public void close() throws IOException {
        objects.close();
        FileUtils.delete(own.toFile(), FileUtils.RECURSIVE | FileUtils.IGNORE_ERRORS);
    }

    private static final ProgressMonitor UNTIL_INTERRUPTED = new ProgressMonitor() {
        @Override
        public void start(int totalTasks) {}

        @Override
        public void beginTask(String title, int totalWork) {}

        @Override
        public void update(int completed) {}

        @Override
        public void endTask() {}

        @Override
        public boolean isCancelled() {
            return Thread.currentThread().isInterrupted();
        }

        @Override
        public void showDuration(boolean enabled) {}
    };
}
