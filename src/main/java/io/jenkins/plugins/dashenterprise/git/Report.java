package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.transport.PacketLineIn;

/**
 * What a server says in the end became of a push.
 *
 * @param refusal why it was declined, in the server's words, or null when it was accepted
 */
record Report(@CheckForNull String refusal) {
    private static final String UNPACK = "unpack ";
    private static final int LONGEST = 1024 * 1024;

    /** @throws IOException when the answer ends before the report does */
    static Report read(String ref, InputStream in) throws IOException {
        PacketLineIn lines = new PacketLineIn(in, LONGEST);
        String unpacked = lines.readString();
        if (!unpacked.startsWith(UNPACK)) {
            throw new PackProtocolException("no report");
        }
        String refused = "ng " + ref;
        String refusal = unpacked.equals(UNPACK + "ok") ? null : unpacked.substring(UNPACK.length());
        boolean accepted = false;
        for (String line = lines.readString(); !PacketLineIn.isEnd(line); line = lines.readString()) {
            accepted |= line.equals("ok " + ref);
            refusal = refusal == null && (line + " ").startsWith(refused + " ")
                    ? line.substring(refused.length()).strip()
                    : refusal;
        }
        if (refusal == null && !accepted) {
            throw new PackProtocolException("a report on something else");
        }
        return new Report(refusal);
    }
}
