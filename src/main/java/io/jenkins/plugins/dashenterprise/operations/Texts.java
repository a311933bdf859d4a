package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.sf.json.JSONNull;

/**
 * Texts as an operation keeps them, in collections that Jenkins saves, made of whatever a Jenkinsfile, a form or a job's
 * file gives; a null in them stands for what has no text, and is refused when the operation runs.
 */
public final class Texts {
    private Texts() {}

    /** The text of a value as Groovy prints it, or null when it has none: of null, a list, a map, an object without a text of its own. */
    @CheckForNull
    public static String of(@CheckForNull Object value) {
        boolean none = value == null || value instanceof JSONNull || value instanceof Iterable || value instanceof Map;
        return none || !saysWhatItIs(value.getClass()) ? null : said(value);
    }

    /** What a Jenkinsfile defines may fail in whatever way, be it by an error that Pipeline makes of its code. */
    @CheckForNull
    private static String said(Object value) {
        try {
            return value.toString();
        } catch (RuntimeException | Error e) {
            return null;
        }
    }

    private static boolean saysWhatItIs(Class<?> type) {
        try {
            return !type.isArray() && type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /** A list of texts without the white space around them; null for none. */
    @CheckForNull
    public static ArrayList<String> list(@CheckForNull Collection<?> given) {
        ArrayList<String> list = exactList(given);
        if (list != null) {
            list.replaceAll(Texts::trimmed);
        }
        return list;
    }

    /** A list of texts as they are; null for none. */
    @CheckForNull
    public static ArrayList<String> exactList(@CheckForNull Collection<?> given) {
        if (given == null) {
            return null;
        }
        ArrayList<String> list = new ArrayList<>();
        given.forEach(item -> list.add(of(item)));
        return list;
    }

    /** As {@link #list}, empty for none. */
    public static List<String> listOrEmpty(@CheckForNull Collection<?> given) {
        List<String> list = list(given);
        return list == null ? new ArrayList<>() : list;
    }

    /** Texts by name, sorted; the names are without the white space around them, the texts as they are; null for none. */
    @CheckForNull
    public static LinkedHashMap<String, String> map(@CheckForNull Map<?, ?> given) {
        if (given == null) {
            return null;
        }
        Map<String, String> sorted = new TreeMap<>(Comparator.nullsFirst(Comparator.naturalOrder()));
        given.forEach((name, value) -> {
            String text = of(name);
            String unpadded = trimmed(text);
            // Of two names that differ in white space only, one is left as it is, and refused for it.
            sorted.put(sorted.containsKey(unpadded) ? text : unpadded, of(value));
        });
        return new LinkedHashMap<>(sorted);
    }

    /** As {@link #map}, also the texts without the white space around them. */
    @CheckForNull
    public static LinkedHashMap<String, String> trimmedMap(@CheckForNull Map<?, ?> given) {
        LinkedHashMap<String, String> map = map(given);
        if (map != null) {
            map.replaceAll((name, value) -> trimmed(value));
        }
        return map;
    }

    /** What a map holds, or else the {@code NAME=value} lines that may be given in its place; empty for neither. */
    public static Map<String, String> mapOrLines(@CheckForNull Map<?, ?> map, @CheckForNull Collection<?> lines) {
        Map<String, String> texts = map(map);
        return texts != null ? texts : NameValueLines.map(lines);
    }

    /** A list as an argument: a collection, or an array such as {@code 'a b'.split(' ')} returns; or null. */
    @CheckForNull
    static List<Object> items(Object given) {
        if (given instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        if (!given.getClass().isArray()) {
            return null;
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < Array.getLength(given); i++) {
            items.add(Array.get(given, i));
        }
        return items;
    }

    /** A number of things in words, as in {@code 1 app} and {@code 2 apps}. */
    public static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** A text without what it begins with, if it does. */
    public static String without(String beginning, String text) {
        return text.startsWith(beginning) ? text.substring(beginning.length()) : text;
    }

    /** A text without the white space around it, which may leave nothing of it; null for none. */
    @CheckForNull
    public static String trimmed(@CheckForNull String text) {
        return text == null ? null : text.trim();
    }
}
