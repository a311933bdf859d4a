package io.jenkins.plugins.dashenterprise.simulator;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client's connection: one request after the other until either side closes it. */
final class HttpConnection implements Runnable {
    private final Socket socket;
    private final SSLContext tls;
    private final Function<HttpRequest, Answer> site;
    private final Supplier<Duration> mostIdle;
    private Socket stream;
    private InputStream in;
    private OutputStream out;

    /**
     * @param tls null for plain HTTP
     * @param mostIdle how long the client may say nothing after an answer, or null for as long as it likes
     */
    HttpConnection(Socket socket, SSLContext tls, Function<HttpRequest, Answer> site, Supplier<Duration> mostIdle) {
        this.socket = socket;
        this.tls = tls;
        this.site = site;
        this.mostIdle = mostIdle;
    }

    @Override
    public void run() {
        try (socket) {
            open();
            for (HttpRequest request = first(); request != null; request = next()) {
                site.apply(request).send(this);
            }
        } catch (IOException e) {
            // The client left, or a fault closed the connection: either way it is over.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    OutputStream output() {
        return out;
    }

    /** Ends the connection in mid-air: no linger makes the kernel send RST instead of FIN. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    void close() throws IOException {
        socket.close();
    }

    void waitUntilClientLeaves() throws IOException {
        while (in.read() >= 0) {
            // whatever else the client says gets no answer
        }
    }

    private void open() throws IOException {
        socket.setTcpNoDelay(true);
        stream = tls == null ? socket : secured();
        in = new BufferedInputStream(stream.getInputStream());
        out = new BufferedOutputStream(stream.getOutputStream());
    }

    private Socket secured() throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), false);
        secured.setUseClientMode(false);
        return secured;
    }

    private HttpRequest first() throws IOException {
        return HttpRequest.read(in, out);
    }

    private HttpRequest next() throws IOException {
        return isIdleForTooLong() ? null : HttpRequest.read(in, out);
    }

    private boolean isIdleForTooLong() throws IOException {
        Duration most = mostIdle.get();
        if (most == null) {
            return false;
        }
        in.mark(1);
        stream.setSoTimeout(Math.max(1, (int) most.toMillis()));
        try {
            in.read();
        } catch (SocketTimeoutException e) {
            return true;
        }
        in.reset();
        stream.setSoTimeout(0);
        return false;
    }
}
