package hudson.console;

import java.io.IOException;
import java.io.UncheckedIOException;

public class HyperlinkNote extends ConsoleNote<Object> {
    private final String url;
    private final int length;

    public HyperlinkNote(String url, int length) {
        this.url = url;
        this.length = length;
    }

    public static String encodeTo(String url, String text) {
        String oneLine = text.replace('\n', ' ').replace('\r', ' ');
        try {
            return new HyperlinkNote(url, oneLine.length()).encode() + oneLine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
