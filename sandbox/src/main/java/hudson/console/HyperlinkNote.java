package hudson.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** Encoded as Jenkins does it, but for the signature, in what Jenkins has as a superclass. */
public class HyperlinkNote implements Serializable {
    private final String url;
    private final int length;

    public HyperlinkNote(String url, int length) {
        this.url = url;
        this.length = length;
    }

    public static String encodeTo(String url, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(new GZIPOutputStream(bytes))) {
            out.writeObject(new HyperlinkNote(url, text.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] note = Base64.getEncoder().encode(bytes.toByteArray());
        return "\u001B[8mha:" + new String(note, StandardCharsets.US_ASCII) + "\u001B[0m" + text;
    }

    public static String removeNotes(String log) {
        return log.replaceAll("\u001B\\[8mha:[A-Za-z0-9+/=]*\u001B\\[0m", "");
    }
}
