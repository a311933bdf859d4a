package io.jenkins.plugins.dashenterprise.graphql;

import io.jenkins.plugins.dashenterprise.graphql.AnswerCheck.UnusableAnswer;
import java.io.IOException;
import java.util.Objects;
import okio.Buffer;

/** Counts what a JSON text is made of, since a few of its bytes may become an object of hundreds. */
final class Pieces {
    // A list of ten thousand apps or services has fewer; in memory these take some 30 MB at most.
    private static final int MOST = 300_000;
    private static final int DEEPEST = 100;

    private int pieces;
    private int depth;
    private boolean inText;
    private boolean escaped;

    /** Refuses a text of too many pieces, or nested too deeply; it is left as it is. */
    void count(Buffer json) throws IOException {
        try (Buffer.UnsafeCursor segment = json.readUnsafe(new Buffer.UnsafeCursor())) {
            while (segment.next() != -1) {
                byte[] data = Objects.requireNonNull(segment.data, "there is a next segment");
                for (int i = segment.start; i < segment.end; i++) {
                    count(data[i]);
                }
            }
        }
    }

    private void count(byte next) throws UnusableAnswer {
        if (inText) {
            inText = escaped || next != '"';
            escaped = !escaped && next == '\\';
            return;
        }
        switch (next) {
            case '"' -> inText = true;
            case '[', '{' -> {
                depth++;
                pieces++;
            }
            case ']', '}' -> depth--;
            case ',', ':' -> pieces++;
            default -> {
                // Part of a number or a word.
            }
        }
        if (pieces > MOST) {
            throw new UnusableAnswer("a text of more than " + MOST + " pieces");
        }
        if (depth > DEEPEST) {
            throw new UnusableAnswer("a text nested more than " + DEEPEST + " deep");
        }
    }
}
