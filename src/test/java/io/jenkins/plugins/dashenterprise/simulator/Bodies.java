package io.jenkins.plugins.dashenterprise.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** Ways to send a body wrongly. */
final class Bodies {
    private static final byte[] START = ascii("{\"data\":{\"padding\":\"");
    private static final byte[] END = ascii("\"}}");
    private static final byte[] PADDING = ascii("a".repeat(8192));

    private Bodies() {}

    static Answer dripping(HttpAnswer answer, Duration pause) {
        return connection -> {
            OutputStream out = answer.sendHead(connection, contentLength(answer.body().length));
            for (byte b : answer.body()) {
                out.flush();
                Thread.sleep(pause.toMillis());
                out.write(b);
            }
            out.flush();
        };
    }

    static Answer half(HttpAnswer answer) {
        return connection -> {
            OutputStream out = answer.sendHead(connection, contentLength(answer.body().length));
            out.write(Arrays.copyOf(answer.body(), answer.body().length / 2));
            out.flush();
            connection.close();
        };
    }

    static Answer huge(HttpAnswer answer, long bytes) {
        return connection -> {
            OutputStream out = answer.sendHead(connection, contentLength(bytes));
            out.write(START);
            for (long left = bytes - START.length - END.length; left > 0; left -= PADDING.length) {
                out.write(PADDING, 0, (int) Math.min(left, PADDING.length));
            }
            out.write(END);
            out.flush();
        };
    }

    /** An answer of this size that is a list of lists, each of five bytes. */
    static Answer nested(HttpAnswer answer, long bytes) {
        byte[] start = ascii("{\"data\":{\"lists\":[");
        byte[] lists = ascii("[[]],".repeat(1000));
        byte[] end = ascii("0]}}");
        long times = (bytes - start.length - end.length) / lists.length;
        return connection -> {
            OutputStream out =
                    answer.sendHead(connection, contentLength(start.length + times * lists.length + end.length));
            out.write(start);
            for (long i = 0; i < times; i++) {
                out.write(lists);
            }
            out.write(end);
            out.flush();
        };
    }

    static Answer endless(HttpAnswer answer) {
        return connection -> {
            OutputStream out = answer.sendHead(connection, "Transfer-Encoding: chunked");
            for (byte[] chunk = START; !Thread.interrupted(); chunk = PADDING) {
                writeChunk(out, chunk);
            }
        };
    }

    static byte[] withByteOrderMark(byte[] body) {
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.writeBytes("\ufeff".getBytes(StandardCharsets.UTF_8));
        marked.writeBytes(body);
        return marked.toByteArray();
    }

    private static void writeChunk(OutputStream out, byte[] chunk) throws IOException {
        out.write(ascii(Integer.toHexString(chunk.length) + "\r\n"));
        out.write(chunk);
        out.write(ascii("\r\n"));
        out.flush();
    }

    private static String contentLength(long length) {
        return "Content-Length: " + length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
