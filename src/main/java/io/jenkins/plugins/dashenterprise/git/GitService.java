package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A conversation with a git server about one repository. */
interface GitService extends AutoCloseable {
    /** Takes what is pushed. */
    String RECEIVE = "git-receive-pack";

    /** Hands out what is fetched. */
    String UPLOAD = "git-upload-pack";

    /** What the server says first. */
    Advertisement advertisement() throws IOException;

    /**
     * Asks.
     *
     * @param pack a file to be sent after the request, or null
     * @return the answer as it arrives
     */
    InputStream answer(byte[] request, @CheckForNull Path pack) throws IOException;

    /** Makes it fail at once, whatever it is at; called by another thread. */
    void cancel() throws IOException;

    @Override
    void close() throws IOException;
}
