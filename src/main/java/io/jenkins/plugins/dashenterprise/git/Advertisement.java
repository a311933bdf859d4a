package io.jenkins.plugins.dashenterprise.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PacketLineIn;

/**
 * What a git server says first: what it has and what it understands.
 *
 * @param refs what each of its refs stands for
 * @param known all objects of which it tells
 * @param capabilities as git's protocol names them
 */
record Advertisement(Map<String, ObjectId> refs, Set<ObjectId> known, Set<String> capabilities) {
    // Some hundred thousand refs. A hostile server would go on for ever.
    private static final int LONGEST = 32 * 1024 * 1024;
    private static final String SERVICE = "# service=";
    private static final String REFUSAL = "ERR ";
    // Where the history ends that the server itself has; whatever is pushed, it is the server that minds.
    private static final String SHALLOW = "shallow ";

    static Advertisement read(InputStream in) throws IOException {
        PacketLineIn lines = new PacketLineIn(in, LONGEST);
        String line = lines.readString();
        if (line.startsWith(SERVICE)) {
            lines.readString();
            line = lines.readString();
        }
        int capabilities = line.indexOf('\0') + 1;
        Advertisement read = new Advertisement(
                new HashMap<>(),
                new HashSet<>(),
                capabilities == 0
                        ? Set.of()
                        : Set.of(line.substring(capabilities).strip().split(" ")));
        while (!PacketLineIn.isEnd(line)) {
            read.add(line.split("\0", 2)[0]);
            line = lines.readString();
        }
        return read;
    }

    /** What a ref stands for; the zero id when there is no such ref. */
    ObjectId ref(String name) {
        return refs.getOrDefault(name, ObjectId.zeroId());
    }

    boolean can(String capability) {
        return capabilities.contains(capability);
    }

    private void add(String line) throws IOException {
        if (line.startsWith(REFUSAL)) {
            throw new RefusedException(line.substring(REFUSAL.length()));
        }
        if (line.startsWith(SHALLOW)) {
            return;
        }
        int blank = line.indexOf(' ');
        if (blank < 0 || !ObjectId.isId(line.substring(0, blank))) {
            throw new PackProtocolException("it lists no refs");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("given up");
        }
        ObjectId id = ObjectId.fromString(line.substring(0, blank));
        if (!id.equals(ObjectId.zeroId())) {
            refs.put(line.substring(blank + 1), id);
            known.add(id);
        }
    }
}
