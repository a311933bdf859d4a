package hudson.model;

import hudson.console.ConsoleNote;
import hudson.console.HyperlinkNote;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Serializable;

public interface TaskListener extends Serializable {
    TaskListener NULL = () -> new PrintStream(OutputStream.nullOutputStream());

    PrintStream getLogger();

    default void annotate(ConsoleNote<?> note) throws IOException {
        getLogger().print(note.encode());
    }

    default void hyperlink(String url, String text) throws IOException {
        getLogger().print(HyperlinkNote.encodeTo(url, text));
    }

    default PrintWriter error(String message) {
        return print("ERROR: " + message);
    }

    default PrintWriter error(String format, Object... arguments) {
        return error(String.format(format, arguments));
    }

    default PrintWriter fatalError(String message) {
        return print("FATAL: " + message);
    }

    private PrintWriter print(String line) {
        getLogger().println(line);
        return new PrintWriter(getLogger(), true);
    }
}
