package io.jenkins.plugins.dashenterprise.operations;

import com.apollographql.apollo.api.Query;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Reads a list that the server gives out in pages. The next few are asked for before it is known that there are that many.
 *
 * @param <D> the data of the query
 */
public final class Pages<D extends Query.Data> {
    private static final int MOST = 1000;
    private static final int MOST_ITEMS = 100 * MOST;
    private static final int MOST_AHEAD = 4;

    private final Session session;
    private final Reader<D> reader;
    private final IntFunction<Query<D>> query;
    private final Map<Integer, CompletableFuture<D>> ahead = new HashMap<>();
    private int read;

    /**
     * Some items of a list.
     *
     * @param items may hold null
     * @param next the number of the page behind this one, or null
     */
    public record Page<T>(List<T> items, @CheckForNull Integer next) {}

    /** Fetches the page of a number. */
    public interface Reader<D> {
        D read(int number) throws GraphQlException, InterruptedException;
    }

    /** Finds the page in what was fetched. */
    public interface Content<D, T> {
        Page<T> of(D data) throws GraphQlException;
    }

    private Pages(Session session, Reader<D> reader, IntFunction<Query<D>> query) {
        this.session = session;
        this.reader = reader;
        this.query = query;
    }

    /** The pages that a query asks for by number. */
    public static <D extends Query.Data> Pages<D> of(Session session, IntFunction<Query<D>> query) {
        return new Pages<>(session, number -> session.query(query.apply(number)), query);
    }

    /** The pages behind one that is known already. */
    public static <D extends Query.Data> Pages<D> from(D first, Session session, IntFunction<Query<D>> query) {
        return new Pages<>(session, number -> number == 0 ? first : session.query(query.apply(number)), query);
    }

    /** The pages of all apps, or of the user's own where the server refuses that to the user. */
    public static <D extends Query.Data> Pages<D> ofApps(
            Session session, BiFunction<Integer, Boolean, Query<D>> query) {
        return new Pages<>(
                session,
                number -> session.queryApps(all -> query.apply(number, all)),
                number -> query.apply(number, session.calls().allApps()));
    }

    /** All items, each name once. */
    public <T> List<T> all(Content<D, T> content, Function<T, String> nameOf)
            throws GraphQlException, InterruptedException {
        try {
            return each(content, nameOf);
        } finally {
            ahead.values().forEach(unwanted -> unwanted.cancel(true));
        }
    }

    private <T> List<T> each(Content<D, T> content, Function<T, String> nameOf)
            throws GraphQlException, InterruptedException {
        Map<String, T> items = new LinkedHashMap<>();
        Page<T> page = content.of(read(0));
        boolean news = add(page, items, nameOf);
        // To a server that counts from 1, page 0 is page 1: what comes next may be the same once more.
        int number = 0;
        Integer next = page.next();
        while (next != null && next > number && (news || number == 0)) {
            refuseEndless(items.size());
            number = next;
            askAhead(number);
            page = content.of(read(number));
            news = add(page, items, nameOf) || number == 1;
            next = page.next();
        }
        return new ArrayList<>(items.values());
    }

    private void refuseEndless(int items) throws GraphQlException {
        if (read >= MOST || items > MOST_ITEMS) {
            throw new GraphQlException(
                    GraphQlException.Kind.UNUSABLE,
                    session.server() + " names ever more pages of a list: it was given up" + " after " + read
                            + " pages with " + items + " entries. Its own logs may say why.");
        }
    }

    // As many as were read before, so that a short list costs no request that is not wanted.
    private void askAhead(int from) {
        for (int number = from; number < from + Math.min(read, MOST_AHEAD); number++) {
            ahead.computeIfAbsent(number, each -> session.calls().ahead(query.apply(each)));
        }
    }

    private D read(int number) throws GraphQlException, InterruptedException {
        read++;
        CompletableFuture<D> asked = ahead.remove(number);
        try {
            return asked == null ? reader.read(number) : asked.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GraphQlException failure && !failure.mayBeRepeated(true)) {
                throw failure;
            }
            return reader.read(number);
        }
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
