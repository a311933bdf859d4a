package io.jenkins.plugins.dashenterprise.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What tells public SSH keys from each other: type and content, whatever options and comment their lines have. */
final class PublicKey {
    private static final Pattern KEY = Pattern.compile(
            "(?:^|[ \\t])((?:sk-)?(?:ssh|ecdsa)-[a-z0-9@.-]{1,50})[ \\t]{1,9}(AAAA[A-Za-z0-9+/]++={0,2})(?=[ \\t]|$)");

    private PublicKey() {}

    /** A key's type and content; of what is no key, the line. */
    static String name(String line) {
        String key = in(line);
        return key == null ? line.strip() : key;
    }

    @CheckForNull
    private static String in(String line) {
        Matcher key = KEY.matcher(line);
        return key.find() && key.group(2).startsWith(beginning(key.group(1)))
                ? key.group(1) + " " + key.group(2)
                : null;
    }

    /** What the content of keys of a type begins with: the type, behind the four bytes of its length. */
    private static String beginning(String type) {
        byte[] bytes = ("\0\0\0" + (char) type.length() + type).getBytes(StandardCharsets.ISO_8859_1);
        return Base64.getEncoder().encodeToString(bytes).substring(0, bytes.length / 3 * 4);
    }

    /** The lines by the names of their keys, each of which counts once. */
    static Map<String, String> byName(Stream<String> lines) {
        Map<String, String> keys = new LinkedHashMap<>();
        lines.filter(line -> !line.isBlank()).forEach(line -> keys.putIfAbsent(name(line), line));
        return keys;
    }

    /** Whether a text is the line of a key. */
    static boolean is(String text) {
        return text.lines().count() == 1 && in(text) != null;
    }
}
