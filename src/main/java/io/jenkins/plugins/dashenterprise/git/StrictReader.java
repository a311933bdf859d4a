package io.jenkins.plugins.dashenterprise.git;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.StoredObjectRepresentationNotAvailableException;
import org.eclipse.jgit.internal.storage.commitgraph.CommitGraph;
import org.eclipse.jgit.internal.storage.pack.CachedPack;
import org.eclipse.jgit.internal.storage.pack.ObjectReuseAsIs;
import org.eclipse.jgit.internal.storage.pack.ObjectToPack;
import org.eclipse.jgit.internal.storage.pack.PackOutputStream;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.BitmapIndex;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.ProgressMonitor;

/**
 * Reads objects and nothing that is said of them beside. An object that is damaged is an end: for one to copy, JGit would
 * look for another one forever, and find the same.
 */
final class StrictReader extends ObjectReader.Filter implements ObjectReuseAsIs {
    private final ObjectReader reader;
    private final ObjectReuseAsIs copies;

    /** @param reader one of a directory of objects */
    StrictReader(ObjectReader reader) {
        this.reader = reader;
        this.copies = (ObjectReuseAsIs) reader;
    }

    @Override
    protected ObjectReader delegate() {
        return reader;
    }

    @Override
    public ObjectReader newReader() {
        return new StrictReader(reader.newReader());
    }

    @Override
    public BitmapIndex getBitmapIndex() {
        return null;
    }

    @Override
    public Optional<CommitGraph> getCommitGraph() {
        return Optional.empty();
    }

    @Override
    public ObjectToPack newObjectToPack(AnyObjectId id, int type) {
        return copies.newObjectToPack(id, type);
    }

    @Override
    public void selectObjectRepresentation(PackWriter writer, ProgressMonitor monitor, Iterable<ObjectToPack> objects)
            throws IOException {
        copies.selectObjectRepresentation(writer, monitor, objects);
    }

    @Override
    public void writeObjects(PackOutputStream out, List<ObjectToPack> objects) throws IOException {
        copies.writeObjects(out, objects);
    }

    @Override
    public void copyObjectAsIs(PackOutputStream out, ObjectToPack object, boolean validate) throws IOException {
        try {
            copies.copyObjectAsIs(out, object, validate);
        } catch (StoredObjectRepresentationNotAvailableException e) {
            throw (IOException) new CorruptObjectException(object, "it cannot be copied").initCause(e);
        }
    }

    @Override
    public void copyPackAsIs(PackOutputStream out, CachedPack pack) throws IOException {
        copies.copyPackAsIs(out, pack);
    }

    @Override
    public Collection<CachedPack> getCachedPacksAndUpdate(BitmapIndex.BitmapBuilder bitmap) {
        return List.of();
    }
}
