package io.jenkins.plugins.dashenterprise.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.RawParseUtils;

/** The text of a commit of the repository with another tree and other parents, but without a signature, which would not fit any more. */
final class CommitCopy {
    private final byte[] original;
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

    private CommitCopy(byte[] original) {
        this.original = original;
    }

    static byte[] of(byte[] original, ObjectId tree, List<DirectoryCommit> parents) {
        CommitCopy text = new CommitCopy(original);
        text.line("tree " + tree.name());
        parents.forEach(parent -> text.line("parent " + parent.id().name()));
        text.header(RawParseUtils.author(original, 0), "author ");
        text.header(RawParseUtils.committer(original, 0), "committer ");
        text.header(RawParseUtils.encoding(original, 0), "encoding ");
        text.line("");
        int message = RawParseUtils.commitMessage(original, 0);
        text.copy.write(original, Math.max(message, 0), message < 0 ? 0 : original.length - message);
        return text.copy.toByteArray();
    }

    private void line(String text) {
        copy.writeBytes((text + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** A line of the original commit, as it is: a person's odd name is to stay the same. */
    private void header(int start, String name) {
        if (start >= 0) {
            copy.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
            copy.write(original, start, RawParseUtils.nextLF(original, start) - start);
        }
    }
}
