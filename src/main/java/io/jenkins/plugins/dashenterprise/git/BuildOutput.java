package io.jenkins.plugins.dashenterprise.git;

import java.io.ByteArrayOutputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ProgressMonitor;

/** What the server says while it builds: printed line by line as it arrives, the latest lines kept. */
final class BuildOutput extends OutputStream {
    private static final int KEPT = 500;
    // Colours, and the sequence that would make Jenkins take a text for one of its own notes.
    private static final String TERMINAL_CODES = "\u001b\\[[0-9;?]*[A-Za-z]|[\\p{Cntrl}&&[^\t]]";

    private final PrintStream log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Deque<String> latest = new ArrayDeque<>();

    BuildOutput(PrintStream log) {
        this.log = log;
    }

    @Override
    public void write(int b) throws InterruptedIOException {
        if (b != '\n' && b != '\r') {
            line.write(b);
        } else if (line.size() > 0) {
            end();
        }
    }

    /** Prints what is left of a last line without an end, and hands over what an agent holds back for some seconds. */
    @Override
    public void close() throws InterruptedIOException {
        try {
            if (line.size() > 0) {
                end();
            }
        } finally {
            log.flush();
        }
    }

    List<String> latest() {
        return List.copyOf(latest);
    }

    /** JGit takes lines such as {@code Counting: 7} out of the output for a progress bar. */
    ProgressMonitor progress() {
        return new EmptyProgressMonitor() {
            @Override
            public void beginTask(String title, int total) {
                if (title.startsWith("remote: ")) {
                    log.println(title);
                }
            }

            @Override
            public boolean isCancelled() {
                return Thread.currentThread().isInterrupted();
            }
        };
    }

    private void end() throws InterruptedIOException {
        String text = line.toString(StandardCharsets.UTF_8).replaceAll(TERMINAL_CODES, "");
        line.reset();
        log.println("remote: " + text);
        latest.addLast(text);
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("The push was aborted");
        }
    }
}
