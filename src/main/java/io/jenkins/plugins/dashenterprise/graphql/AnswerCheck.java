package io.jenkins.plugins.dashenterprise.graphql;

import java.io.IOException;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** Refuses an answer that is too large or obviously not JSON before a parser reads it. */
final class AnswerCheck {
    static final long MOST_BYTES = 32L * 1024 * 1024;
    private static final ByteString BYTE_ORDER_MARK = ByteString.decodeHex("efbbbf");

    private AnswerCheck() {}

    /** An answer of GraphQL, which is an object. */
    static BufferedSource check(Source body) throws IOException {
        return check(body, "{");
    }

    /** An answer that begins with one of these characters. */
    static BufferedSource check(Source body, String beginnings) throws IOException {
        BufferedSource answer = Okio.buffer(new Limited(body));
        if (answer.rangeEquals(0, BYTE_ORDER_MARK)) {
            answer.skip(BYTE_ORDER_MARK.size());
        }
        BufferedSource ahead = answer.peek();
        int first = ' ';
        while (Character.isWhitespace(first)) {
            if (ahead.exhausted()) {
                throw new UnusableAnswer("an empty page");
            }
            first = ahead.readByte();
        }
        if (first == '<') {
            throw new UnusableAnswer("a web page, perhaps a login page");
        }
        if (beginnings.indexOf(first) < 0) {
            throw new UnusableAnswer("something that is not JSON");
        }
        return answer;
    }

    /** An answer of which no parser could make anything; the message says what came instead. */
    static final class UnusableAnswer extends IOException {
        private static final long serialVersionUID = 1;

        UnusableAnswer(String message) {
            super(message);
        }
    }

    private static final class Limited extends ForwardingSource {
        private long read;

        Limited(Source answer) {
            super(answer);
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            long count = super.read(sink, byteCount);
            read += Math.max(count, 0);
            if (read > MOST_BYTES) {
                throw new UnusableAnswer("more than " + MOST_BYTES / 1024 / 1024 + " MiB");
            }
            return count;
        }
    }
}
