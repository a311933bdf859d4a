package hudson.util;

import hudson.model.TaskListener;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

public class StreamTaskListener implements TaskListener {
    private final transient PrintStream logger;

    public StreamTaskListener(OutputStream out) {
        logger = new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    public static StreamTaskListener fromStdout() {
        return new StreamTaskListener(System.out);
    }

    @Override
    public PrintStream getLogger() {
        return logger;
    }
}
