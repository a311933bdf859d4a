package io.jenkins.plugins.dashenterprise.simulator;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** An answer that the client gets while it is being written. */
record ChunkedAnswer(String contentType, Body body) implements Answer {

    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    @Override
    public void send(HttpConnection connection) throws IOException {
        OutputStream out =
                HttpAnswer.of(200, contentType, new byte[0]).sendHead(connection, "Transfer-Encoding: chunked");
        body.writeTo(new Chunks(out));
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Breaks the connection off after the first part, without the one who writes noticing. */
    void sendBeginning(HttpConnection connection) throws IOException {
        OutputStream out =
                HttpAnswer.of(200, contentType, new byte[0]).sendHead(connection, "Transfer-Encoding: chunked");
        AtomicBoolean lost = new AtomicBoolean();
        body.writeTo(new FilterOutputStream(new Chunks(out)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (!lost.get()) {
                    super.out.write(bytes, offset, length);
                }
            }

            @Override
            public void flush() throws IOException {
                if (!lost.getAndSet(true)) {
                    super.flush();
                    connection.close();
                }
            }
        });
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
