package hudson.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Gives lines to whoever changes them, long ones in pieces. */
public abstract class LineTransformationOutputStream extends OutputStream {
    private static final int LONGEST = 4096;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    protected abstract void eol(byte[] bytes, int length) throws IOException;

    @Override
    public void write(int b) throws IOException {
        line.write(b);
        if (b == '\n' || line.size() == LONGEST) {
            end();
        }
    }

    @Override
    public void close() throws IOException {
        if (line.size() > 0) {
            end();
        }
    }

    private void end() throws IOException {
        byte[] bytes = line.toByteArray();
        line.reset();
        eol(bytes, bytes.length);
    }

    public abstract static class Delegating extends LineTransformationOutputStream {
        protected final OutputStream out;

        protected Delegating(OutputStream out) {
            this.out = out;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            super.close();
            out.close();
        }
    }
}
