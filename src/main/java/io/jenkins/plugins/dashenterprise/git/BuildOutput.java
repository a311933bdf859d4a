package io.jenkins.plugins.dashenterprise.git;

import io.jenkins.plugins.dashenterprise.text.BuildLog;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.ByteArrayOutputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the server says while it builds: printed line by line as it arrives, up to a length that a log can bear, and the latest
 * lines kept, those of the app's own container apart.
 */
final class BuildOutput extends OutputStream {
    static final int MOST_PRINTED = 10 * 1024 * 1024;
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int KEPT = 500;
    private static final String SECTION = "=====> ";
    private static final String CONTAINER = "container output";

    private final BuildLog log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Deque<String> ofBuild = new ArrayDeque<>();
    private final Deque<String> ofApp = new ArrayDeque<>();
    private boolean inContainer;
    private long printed;

    BuildOutput(BuildLog log) {
        this.log = log;
    }

    @Override
    public void write(int b) throws InterruptedIOException {
        if (b == '\n' || b == '\r') {
            end();
        } else if (line.size() < LONGEST_LINE) {
            line.write(b);
        }
    }

    /** Prints what is left of a last line without an end, and hands over what an agent holds back for some seconds. */
    @Override
    public void close() throws InterruptedIOException {
        try {
            end();
        } finally {
            log.flush();
        }
    }

    /** The latest lines of the server and of its build. */
    List<String> ofBuild() {
        return List.copyOf(ofBuild);
    }

    /** The latest lines of the app itself, which is started in the end. */
    List<String> ofApp() {
        return List.copyOf(ofApp);
    }

    private void end() throws InterruptedIOException {
        if (line.size() == 0) {
            return;
        }
        String said = log.secrets().sentence(ForeignText.of(line.toString(StandardCharsets.UTF_8)));
        line.reset();
        print("remote: " + said);
        keep(said);
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("The push was aborted");
        }
    }

    private void print(String message) {
        if (printed <= MOST_PRINTED) {
            printed += message.length() + 1;
            log.line(
                    printed <= MOST_PRINTED
                            ? message
                            : "The server says more than " + MOST_PRINTED / 1024 / 1024
                                    + " MiB: the rest is not printed. The build goes on.");
        }
    }

    private void keep(String said) {
        boolean begins = said.startsWith(SECTION) && said.contains(CONTAINER);
        boolean ends = begins && said.startsWith(SECTION + "end ");
        Deque<String> latest = inContainer && !ends ? ofApp : ofBuild;
        if (!begins) {
            latest.addLast(said);
        }
        inContainer = begins ? !ends : inContainer;
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
    }
}
