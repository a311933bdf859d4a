package io.jenkins.plugins.dashenterprise.git;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.util.IO;

/**
 * The answer proper out of a stream that carries the server's talk as well, which goes to its own output as it arrives.
 * JGit's own keeps all the talk, and a line until its end comes.
 */
final class SideBand extends InputStream {
    private static final int HEADER = 4;
    private static final int ANSWER = 1;
    private static final int TALK = 2;
    private static final int FAILURE = 3;
    private static final int LARGEST = 65_520;

    private final InputStream in;
    private final OutputStream talk;
    private final byte[] buffer = new byte[LARGEST];
    private int position;
    private int end;
    private boolean over;

    SideBand(InputStream in, OutputStream talk) {
        this.in = in;
        this.talk = talk;
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, end - position);
        System.arraycopy(buffer, position, into, offset, count);
        position += count;
        return count;
    }

    /** Whether there is more of the answer. */
    private boolean fill() throws IOException {
        while (position == end && !over) {
            int length = length();
            over = length == 0;
            if (length > HEADER) {
                packet(length - HEADER);
            }
        }
        return position < end;
    }

    private int length() throws IOException {
        byte[] hex = new byte[HEADER];
        IO.readFully(in, hex, 0, HEADER);
        int length = 0;
        for (byte each : hex) {
            int digit = Character.digit(each, 16);
            length = digit < 0 ? Integer.MAX_VALUE : 16 * length + digit;
            if (length > LARGEST) {
                throw new PackProtocolException("a packet of no known length");
            }
        }
        return length;
    }

    private void packet(int length) throws IOException {
        int band = in.read();
        if (band < 0) {
            throw new EOFException("the answer ends in the middle");
        }
        IO.readFully(in, buffer, 0, length - 1);
        switch (band) {
            case ANSWER -> {
                position = 0;
                end = length - 1;
            }
            case TALK -> talk.write(buffer, 0, length - 1);
            case FAILURE -> {
                talk.write(buffer, 0, length - 1);
                talk.write('\n');
                throw new PackProtocolException("the server gave up");
            }
            default -> throw new PackProtocolException("a packet of no known kind");
        }
    }
}
