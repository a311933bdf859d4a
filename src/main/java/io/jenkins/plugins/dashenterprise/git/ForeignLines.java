package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a file that may hold anything: each is read up to a length that no honest one has. */
final class ForeignLines implements AutoCloseable {
    private static final int LONGEST = 8192;

    private final Reader text;

    /** Of a file that is missing, or is a directory or a pipe, there are no lines. */
    ForeignLines(Path file) throws IOException {
        text = Files.isRegularFile(file)
                ? new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))
                : Reader.nullReader();
    }

    /** The first line of a file, or null when there is none. */
    @CheckForNull
    static String first(Path file) throws IOException {
        try (ForeignLines lines = new ForeignLines(file)) {
            return lines.next();
        }
    }

    /** The next line without white space around it, or null at the end. */
    @CheckForNull
    String next() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("Given up");
        }
        int read = text.read();
        if (read < 0) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        for (; read >= 0 && read != '\n'; read = text.read()) {
            if (line.length() < LONGEST) {
                line.append((char) read);
            }
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
