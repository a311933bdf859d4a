package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads a list that the server gives out in pages. */
public final class Pages {
    private Pages() {}

    /**
     * Some items of a list.
     *
     * @param items may hold null
     * @param next the number of the page behind this one, or null
     */
    public record Page<T>(List<T> items, @CheckForNull Integer next) {}

    /** Fetches the page of a number. */
    public interface Reader<T> {
        Page<T> read(int number) throws GraphQlException, InterruptedException;
    }

    /** All items, each name once. */
    public static <T> List<T> all(Reader<T> reader, Function<T, String> nameOf) throws GraphQlException, InterruptedException {
        Map<String, T> items = new LinkedHashMap<>();
        Page<T> page = reader.read(0);
        boolean news = add(page, items, nameOf);
        // To a server that counts from 1, page 0 is page 1: what comes next may be the same once more.
        int number = 0;
        Integer next = page.next();
        while (next != null && next > number && (news || number == 0)) {
            number = next;
            page = reader.read(number);
            news = add(page, items, nameOf) || number == 1;
            next = page.next();
        }
        return new ArrayList<>(items.values());
    }

    private static <T> boolean add(Page<T> page, Map<String, T> items, Function<T, String> nameOf) {
        int before = items.size();
        for (T item : page.items()) {
            if (item != null) {
                items.putIfAbsent(nameOf.apply(item), item);
            }
        }
        return items.size() > before;
    }
}
