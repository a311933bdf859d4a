package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** A path below a server's address, as somebody else wrote it. */
public final class ServerPath {
    // A server, and each proxy in front of it, may decode once.
    private static final int MOST_DECODINGS = 4;
    private static final Set<String> STEPS = Set.of(".", "..");

    private ServerPath() {}

    /** What is wrong with a path, or null. */
    @CheckForNull
    public static String problemWith(String path) {
        if (path.isEmpty()) {
            return "path is missing: a path of the server, such as /Auth/admin/user";
        }
        boolean written = path.codePoints()
                .noneMatch(each -> each == '\\' || each == '#' || isNoText(each) || Character.isSpaceChar(each));
        return written && staysInPlace(withoutQuery(path))
                ? null
                : "'" + withoutQuery(path)
                        + "' is no path of the server: it begins with one /, and holds no host, \\, #, white space,"
                        + " /./ or /../, however they are written";
    }

    /** The path as a sentence shows it: what follows may hold a secret. */
    public static String withoutQuery(String path) {
        int end = 0;
        while (end < path.length() && "?#".indexOf(path.charAt(end)) < 0) {
            end++;
        }
        return path.substring(0, end);
    }

    /** Where a path leads: below the server's address, or else it is refused. */
    static HttpUrl below(ServerAddress server, String path) {
        HttpUrl base = HttpUrl.get(server.url());
        HttpUrl url = HttpUrl.get(server.url() + path);
        List<String> start = base.pathSegments().stream()
                .filter(segment -> !segment.isEmpty())
                .toList();
        // Whatever the path says, the credentials go to the configured server only.
        boolean below = url.scheme().equals(base.scheme())
                && url.host().equals(base.host())
                && url.port() == base.port()
                && url.pathSize() >= start.size()
                && url.pathSegments().subList(0, start.size()).equals(start);
        if (!below || problemWith(path) != null) {
            throw new IllegalArgumentException("The path does not lead below the server");
        }
        return url;
    }

    /** Whether nobody who decodes a path, however often, takes it for one that leads elsewhere. */
    private static boolean staysInPlace(String path) {
        String read = path;
        for (int i = 0; i <= MOST_DECODINGS; i++) {
            if (!read.startsWith("/") || read.startsWith("//") || read.startsWith("/\\") || !isSound(read)) {
                return false;
            }
            String decoded = Normalizer.normalize(decoded(read), Normalizer.Form.NFKC);
            if (decoded.equals(read)) {
                return true;
            }
            read = decoded;
        }
        return false;
    }

    private static boolean isSound(String path) {
        return path.codePoints().noneMatch(ServerPath::isNoText)
                && Stream.of(path.replace('\\', '/').split("/", -1))
                        .map(ServerPath::withoutParameters)
                        .noneMatch(STEPS::contains);
    }

    /** Some servers take {@code ..;x=1} for {@code ..}. */
    private static String withoutParameters(String segment) {
        int end = segment.indexOf(';');
        return (end < 0 ? segment : segment.substring(0, end)).strip();
    }

    private static boolean isNoText(int character) {
        return character == '\ufffd'
                || switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }

    private static String decoded(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i] == '%' && i + 2 < bytes.length ? value(bytes[i + 1], bytes[i + 2]) : -1;
            decoded.write(value < 0 ? bytes[i] : value);
            i += value < 0 ? 0 : 2;
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static int value(byte high, byte low) {
        int first = Character.digit((char) high, 16);
        int second = Character.digit((char) low, 16);
        return first < 0 || second < 0 ? -1 : 16 * first + second;
    }
}
