package io.jenkins.plugins.dashenterprise.graphql;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Sees to it that nothing is written on a connection that the server has closed meanwhile: it would be lost, and of a
 * mutation nobody could tell that it never arrived. OkHttp itself looks only at those that were idle for ten seconds.
 */
final class KeptConnections implements Interceptor {
    /** How long a connection is kept, in milliseconds: no server is known to close one as soon. */
    static final long MOST_IDLE_MILLIS = 100;

    private static final Duration DISTRUST = Duration.ofMinutes(10);

    // When they brought their latest answer, in nanoseconds.
    private final Map<Connection, Long> used = Collections.synchronizedMap(new WeakHashMap<>());
    // What a server does that closes connections so soon may be under way while nothing is seen of it yet.
    private volatile Instant trustedFrom = Instant.MIN;

    /** Lets a call have a connection when it is a new one, or still open. */
    @Override
    public Response intercept(Chain chain) throws IOException {
        Connection connection = chain.connection();
        Long latest = used.get(connection);
        if (latest != null && !mayBeUsedAgain(connection.socket(), latest)) {
            throw new ClosedMeanwhileException();
        }
        Response answer = chain.proceed(chain.request());
        used.put(connection, System.nanoTime());
        return answer;
    }

    /** Goes on to the next connection where nothing was written on one. */
    Response untilOneIsOpen(Chain chain) throws IOException {
        while (true) {
            try {
                return chain.proceed(chain.request());
            } catch (ClosedMeanwhileException e) {
                // OkHttp has thrown the connection away; sooner or later there is a new one.
            }
        }
    }

    private boolean mayBeUsedAgain(Socket socket, long latest) {
        // The pool may come too late to close it.
        if (System.nanoTime() - latest > TimeUnit.MILLISECONDS.toNanos(MOST_IDLE_MILLIS)
                || Instant.now().isBefore(trustedFrom)) {
            return false;
        }
        int read = unasked(socket);
        if (read < 0) {
            trustedFrom = Instant.now().plus(DISTRUST);
        }
        return read == 0;
    }

    /** How many bytes there are to read, of which nobody knows what they answer; -1 when the server has closed the connection. */
    private static int unasked(Socket socket) {
        SocketChannel channel = socket.getChannel();
        if (channel == null) {
            return 1;
        }
        try {
            channel.configureBlocking(false);
            int read = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return read;
        } catch (IOException e) {
            return -1;
        }
    }

    private static final class ClosedMeanwhileException extends IOException {
        private static final long serialVersionUID = 1;
    }
}
