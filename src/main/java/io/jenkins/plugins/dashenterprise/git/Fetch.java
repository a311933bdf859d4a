package io.jenkins.plugins.dashenterprise.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PacketLineIn;
import org.eclipse.jgit.transport.PacketLineOut;

/**
 * Takes the whole history of some commits from a git server. Nothing is said of what is there already: a shallow clone lacks almost
 * all.
 *
 * @param store takes it in
 */
record Fetch(GitService service, ObjectStore store) {
    private static final String TALK = "side-band-64k";

    /** @param ends commits of the server */
    void historyOf(Set<ObjectId> ends) throws IOException {
        Advertisement there = service.advertisement();
        InputStream answer = service.answer(request(there, wanted(there, ends)), null);
        String line = new PacketLineIn(answer).readString();
        if (!line.equals("NAK")) {
            throw new RefusedException(line);
        }
        store.unpack(there.can(TALK) ? new SideBand(answer, OutputStream.nullOutputStream()) : answer);
    }

    /** The ends themselves, as far as the server gives them out; else all branches. */
    private static Set<ObjectId> wanted(Advertisement there, Set<ObjectId> ends) throws RefusedException {
        boolean any = there.can("allow-any-sha1-in-want") || there.can("allow-reachable-sha1-in-want");
        if (any || there.known().containsAll(ends)) {
            return ends;
        }
        Set<ObjectId> wanted = new HashSet<>(ends);
        wanted.retainAll(there.known());
        for (Map.Entry<String, ObjectId> ref : there.refs().entrySet()) {
            if (ref.getKey().startsWith("refs/heads/")) {
                wanted.add(ref.getValue());
            }
        }
        if (wanted.isEmpty()) {
            throw new RefusedException("it has no branch");
        }
        return wanted;
    }

    private static byte[] request(Advertisement there, Set<ObjectId> wanted) throws IOException {
        StringBuilder capabilities = new StringBuilder();
        for (String each : new String[] {TALK, "ofs-delta", "no-progress"}) {
            capabilities.append(there.can(each) ? " " + each : "");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        PacketLineOut lines = new PacketLineOut(request);
        for (ObjectId each : wanted) {
            lines.writeString("want " + each.name() + capabilities + "\n");
            capabilities.setLength(0);
        }
        lines.end();
        lines.writeString("done\n");
        return request.toByteArray();
    }
}
