package io.jenkins.plugins.dashenterprise.simulator;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An answer that the client gets while it is being written.
 *
 * @param lost whether the connection breaks off after the first part, without the one who writes noticing
 */
record ChunkedAnswer(String contentType, Body body, boolean lost) implements Answer {

    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    @Override
    public void send(HttpConnection connection) throws IOException {
        OutputStream out =
                HttpAnswer.of(200, contentType, new byte[0]).sendHead(connection, "Transfer-Encoding: chunked");
        if (lost) {
            sendBeginning(out, connection);
            return;
        }
        body.writeTo(new Chunks(out));
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** The answer when all of it has been written, for a fault to spoil. */
    HttpAnswer whole() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            body.writeTo(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HttpAnswer.of(200, contentType, all.toByteArray());
    }

    private void sendBeginning(OutputStream out, HttpConnection connection) throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        body.writeTo(new FilterOutputStream(new Chunks(out)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (!closed.get()) {
                    super.out.write(bytes, offset, length);
                }
            }

            @Override
            public void flush() throws IOException {
                if (!closed.getAndSet(true)) {
                    super.flush();
                    connection.close();
                }
            }
        });
        // Not everything that is written is flushed.
        connection.close();
    }

    private static final class Chunks extends OutputStream {
        private final OutputStream out;

        Chunks(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > 0) {
                out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                out.write(bytes, offset, length);
                out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
