package io.jenkins.plugins.dashenterprise.text;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What nobody shall read who reads a log: the door that every text passes before it is printed or thrown.
 *
 * <p>It travels to agents, never to a disk. Texts of fewer than four characters are nobody's secret.
 */
public final class Secrets implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String MASK = "****";
    private static final int SHORTEST = 4;
    // Who lists names in a sentence may need more than a server does.
    private static final int MOST_OF_A_SENTENCE = 5 * ForeignText.MOST;
    // A text may be escaped, and escaped again, and so may what looks like an escape in a secret.
    private static final int ESCAPED = 4;

    private final Set<String> secrets = new LinkedHashSet<>();
    private final Set<String> values = new LinkedHashSet<>();

    // Weakly: a step that waits may do so for hours, and is one of thousands.
    @CheckForNull
    private transient WeakReference<Search> inOwnWords;

    @CheckForNull
    private transient WeakReference<Search> inForeignWords;

    /** Hides a text wherever it occurs, also in base64; null is no text. */
    public synchronized void hide(@CheckForNull String secret) {
        if (secret != null && secrets.add(secret)) {
            inOwnWords = null;
            inForeignWords = null;
        }
    }

    /** Hides a password, and the header that an HTTP request has it in. */
    public void hideLogin(String user, @CheckForNull String password) {
        if (password != null) {
            hide(password);
            hide(Encoded.base64(user + ":" + password));
        }
    }

    /** Hides a text in what others write, but not in our own words: it may well be one of these. */
    public synchronized void hideFromOthers(@CheckForNull String value) {
        if (value != null && values.add(value)) {
            inForeignWords = null;
        }
    }

    private synchronized void writeObject(ObjectOutputStream stream) throws IOException {
        stream.defaultWriteObject();
    }

    /** A sentence as it may be printed or thrown: masked, on one line, without control characters, no longer than is sane. */
    public String sentence(String text) {
        StringBuilder sentence = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int begin = indexOf(ForeignText.BEGIN, text, at);
            int end = indexOf(ForeignText.END, text, begin);
            sentence.append(masked(Line.of(text.substring(at, begin)), inOwnWords()));
            if (begin < text.length()) {
                sentence.append(
                        ForeignText.cut(masked(text.substring(begin + 1, end), inForeignWords()), ForeignText.MOST));
            }
            at = end + 1;
        }
        return ForeignText.cut(sentence.toString(), MOST_OF_A_SENTENCE);
    }

    /** A line of others with nothing changed in it but what is masked. */
    public String masked(String line) {
        return masked(line, inOwnWords());
    }

    private static int indexOf(char mark, String text, int from) {
        int index = text.indexOf(mark, from);
        return index < 0 ? text.length() : index;
    }

    private synchronized Search inOwnWords() {
        Search search = kept(inOwnWords);
        if (search == null) {
            search = new Search(secrets.stream().flatMap(Secrets::forms).collect(Collectors.toSet()), false);
            inOwnWords = new WeakReference<>(search);
        }
        return search;
    }

    private synchronized Search inForeignWords() {
        Search search = kept(inForeignWords);
        if (search == null) {
            Stream<String> all = Stream.concat(
                    secrets.stream().flatMap(Secrets::forms), values.stream().flatMap(Secrets::parts));
            search = new Search(all.collect(Collectors.toSet()), true);
            inForeignWords = new WeakReference<>(search);
        }
        return search;
    }

    @CheckForNull
    private static Search kept(@CheckForNull WeakReference<Search> search) {
        return search == null ? null : search.get();
    }

    private static Stream<String> forms(String secret) {
        return Stream.concat(Stream.of(secret), Encoded.forms(secret)).flatMap(Secrets::parts);
    }

    /** A text and each of its lines, as one looks for them. */
    private static Stream<String> parts(String text) {
        return Stream.concat(Stream.of(text), text.lines())
                .flatMap(part -> Stream.iterate(Gist.of(Line.of(part)), gist -> gist != null, Gist::unescaped)
                        .limit(ESCAPED + 1))
                .map(Gist::toString)
                .filter(part -> part.length() >= SHORTEST);
    }

    private static String masked(String line, Search search) {
        BitSet hidden = new BitSet();
        Gist gist = Gist.of(line);
        for (int i = 0; i <= ESCAPED && gist != null; i++) {
            search.mark(gist, hidden);
            gist = gist.unescaped();
        }
        if (hidden.isEmpty()) {
            return line;
        }
        StringBuilder masked = new StringBuilder();
        for (int at = 0; at < line.length(); ) {
            int begin = hidden.nextSetBit(at);
            masked.append(line, at, begin < 0 ? line.length() : begin).append(begin < 0 ? "" : MASK);
            at = begin < 0 ? line.length() : hidden.nextClearBit(begin);
        }
        return masked.toString();
    }
}
