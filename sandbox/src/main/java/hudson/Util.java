package hudson;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Util {
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z0-9_]+|\\{[A-Za-z0-9_.]+\\}|\\$)");

    private Util() {}

    public static <T> List<T> fixNull(List<T> list) {
        return list == null ? new ArrayList<>() : list;
    }

    public static String fixNull(String text) {
        return text == null ? "" : text;
    }

    public static String fixEmpty(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    public static String fixEmptyAndTrim(String text) {
        return text == null ? null : fixEmpty(text.trim());
    }

    public static String replaceMacro(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            String name = match.group(1);
            String value = variables.get(name.startsWith("{") ? name.substring(1, name.length() - 1) : name);
            return Matcher.quoteReplacement(name.equals("$") ? "$" : value == null ? match.group() : value);
        });
    }

    public static String escape(String text) {
        return text == null
                ? null
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#039;")
                        .replace("\n", "<br>");
    }

    public static String getDigestOf(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new Error(e);
        }
    }
}
