package io.jenkins.plugins.dashenterprise.simulator;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client's connection: one request after the other until either side closes it. */
final class HttpConnection implements Runnable {
    private final Socket socket;
    private final SSLContext tls;
    private final Function<HttpRequest, Answer> site;
    private InputStream in;
    private OutputStream out;

    /** @param tls null for plain HTTP */
    HttpConnection(Socket socket, SSLContext tls, Function<HttpRequest, Answer> site) {
        this.socket = socket;
        this.tls = tls;
        this.site = site;
    }

    @Override
    public void run() {
        try (socket) {
            open();
            for (HttpRequest request = next(); request != null; request = next()) {
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
        Socket stream = tls == null ? socket : secured();
        in = new BufferedInputStream(stream.getInputStream());
        out = new BufferedOutputStream(stream.getOutputStream());
    }

    private Socket secured() throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), false);
        secured.setUseClientMode(false);
        return secured;
    }

    private HttpRequest next() throws IOException {
        return HttpRequest.read(in, out);
    }
}
