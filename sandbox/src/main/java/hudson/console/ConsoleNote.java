package hudson.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Encoded into the log as Jenkins does it, but for the signature; nothing here ever reads one back. */
public abstract class ConsoleNote<T> implements Serializable {
    public static final String PREAMBLE_STR = "\u001B[8mha:";
    public static final String POSTAMBLE_STR = "\u001B[0m";

    private static final Pattern NOTE =
            Pattern.compile(Pattern.quote(PREAMBLE_STR) + "[A-Za-z0-9+/=]*" + Pattern.quote(POSTAMBLE_STR));

    public String encode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(new GZIPOutputStream(bytes))) {
            out.writeObject(this);
        }
        byte[] encoded = Base64.getEncoder().encode(bytes.toByteArray());
        return PREAMBLE_STR + new String(encoded, StandardCharsets.US_ASCII) + POSTAMBLE_STR;
    }

    public static String removeNotes(String line) {
        return NOTE.matcher(line).replaceAll("");
    }
}
