package io.jenkins.plugins.dashenterprise.graphql;

import java.io.IOException;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;

/** Takes in an answer, but refuses one that is too large or obviously not JSON before a parser makes anything of it. */
final class AnswerCheck {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long MOST_BYTES = 4 * MEBIBYTE;
    private static final long MOST_BYTES_OF_LOGS = 16 * MEBIBYTE;
    // Who looks ahead keeps all that he has seen.
    private static final int MOST_BLANKS = 100_000;
    private static final String BEGINNINGS = "{[\"-0123456789tfn";
    private static final ByteString LOGS = ByteString.encodeUtf8("logs");
    private static final ByteString BYTE_ORDER_MARK = ByteString.decodeHex("efbbbf");

    private AnswerCheck() {}

    /** The whole of an answer. */
    static Buffer read(Response answer) throws IOException {
        BufferedSource body = answer.body().source();
        if (body.rangeEquals(0, BYTE_ORDER_MARK)) {
            body.skip(BYTE_ORDER_MARK.size());
        }
        refuseOthers(body.peek());
        refuseMore(body, answer.request());
        Buffer whole = new Buffer();
        body.readAll(whole);
        new Pieces().count(whole);
        return whole;
    }

    private static void refuseOthers(BufferedSource ahead) throws IOException {
        int first = ' ';
        for (int blanks = 0; Character.isWhitespace(first); blanks++) {
            if (ahead.exhausted()) {
                throw new UnusableAnswer("an empty page");
            }
            if (blanks > MOST_BLANKS) {
                throw new UnusableAnswer("a page that begins with more than " + MOST_BLANKS + " blanks");
            }
            first = ahead.readByte();
        }
        if (first == '<') {
            throw new UnusableAnswer("a web page, perhaps a login page");
        }
        if (BEGINNINGS.indexOf(first) < 0) {
            throw new UnusableAnswer("something that is not JSON");
        }
    }

    private static void refuseMore(BufferedSource body, Request request) throws IOException {
        long most = body.request(MOST_BYTES + 1) && asksForLogs(request) ? MOST_BYTES_OF_LOGS : MOST_BYTES;
        if (body.request(most + 1)) {
            throw new UnusableAnswer("more than " + most / MEBIBYTE + " MiB");
        }
    }

    private static boolean asksForLogs(Request request) throws IOException {
        RequestBody query = request.body();
        if (query == null || query.contentLength() > MOST_BYTES) {
            return false;
        }
        Buffer text = new Buffer();
        query.writeTo(text);
        return text.indexOf(LOGS) >= 0;
    }

    /** An answer of which no parser could make anything; the message says what came instead. */
    static final class UnusableAnswer extends IOException {
        private static final long serialVersionUID = 1;

        UnusableAnswer(String message) {
            super(message);
        }
    }
}
