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

/**
 * Texts as an operation keeps them, in collections that Jenkins saves, made of whatever a Jenkinsfile, a form or a job's
 * file gives; a null in them stands for what has no text, and is refused when the operation runs.
 */
public final class Texts {
    private Texts() {}

    /** The text of a value as Groovy prints it, or null when it has none: of null, a list, a map, an object of some plugin. */
    @CheckForNull
    public static String of(@CheckForNull Object value) {
        if (value == null || value instanceof Iterable || value instanceof Map || value.getClass().isArray()) {
            return null;
        }
        boolean plain = value instanceof CharSequence || value instanceof Number || value instanceof Enum;
        return plain || value.getClass().getName().startsWith("java.") ? value.toString() : null;
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
    static Collection<?> collection(Object given) {
        if (given instanceof Collection<?> collection) {
            return collection;
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

    @CheckForNull
    private static String trimmed(@CheckForNull String text) {
        return text == null ? null : text.trim();
    }
}
