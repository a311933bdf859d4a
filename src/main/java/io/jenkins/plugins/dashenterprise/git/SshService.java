package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.QuotedString;

/** git by SSH, in version 0 of its protocol. */
final class SshService implements GitService {
    private static final int LONGEST_FAREWELL = 16 * 1024;

    private final Remote remote;
    private final String service;
    private final SshdSessionFactory sessions;
    private final Duration limit;

    @CheckForNull
    private volatile RemoteSession session;

    @CheckForNull
    private Process process;

    SshService(Remote remote, String service, SshdSessionFactory sessions, Duration limit) {
        this.remote = remote;
        this.service = service;
        this.sessions = sessions;
        this.limit = limit;
    }

    @Override
    public Advertisement advertisement() throws IOException {
        URIish url = url();
        RemoteSession opened =
                sessions.getSession(url, null, FS.DETECTED, (int) Math.min(limit.toMillis(), Integer.MAX_VALUE));
        session = opened;
        String path = url.getPath().startsWith("/~") ? url.getPath().substring(1) : url.getPath();
        Process begun =
                opened.exec(service + " " + QuotedString.BOURNE.quote(path), (int) Math.max(limit.toSeconds(), 1));
        process = begun;
        try {
            return Advertisement.read(begun.getInputStream());
        } catch (EOFException e) {
            String said = farewell(begun);
            throw said.isBlank() ? e : new RefusedException(said);
        }
    }

    @Override
    public InputStream answer(byte[] request, @CheckForNull Path pack) throws IOException {
        Process begun = Objects.requireNonNull(process, "the server has not been listened to yet");
        OutputStream out = begun.getOutputStream();
        out.write(request);
        if (pack != null) {
            Files.copy(pack, out);
        }
        out.flush();
        return begun.getInputStream();
    }

    @Override
    public void cancel() {
        close();
    }

    @Override
    public void close() {
        RemoteSession open = session;
        session = null;
        if (open != null) {
            open.disconnect();
        }
        sessions.close();
    }

    /** What a server says before it hangs up, for example that there is no such app. */
    private static String farewell(Process process) throws IOException {
        try {
            process.waitFor(5, TimeUnit.SECONDS);
            InputStream errors = process.getErrorStream();
            return new String(
                    errors.readNBytes(Math.min(errors.available(), LONGEST_FAREWELL)), StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            throw new EOFException("given up");
        }
    }

    private URIish url() throws IOException {
        try {
            return new URIish(remote.url());
        } catch (URISyntaxException e) {
            throw new IOException("The URL cannot be read: " + ForeignText.of(e.getMessage()), e);
        }
    }
}
