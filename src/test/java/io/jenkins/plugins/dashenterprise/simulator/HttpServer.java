package io.jenkins.plugins.dashenterprise.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * HTTP/1.1 on loopback, straight on sockets: the faults need what finished servers hide, such as a reset or half an
 * answer.
 */
final class HttpServer implements AutoCloseable {
    private final ServerSocket socket;
    private final SSLContext tls;
    private final Supplier<Duration> mostIdle;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(HttpServer::daemon);
    private Future<?> accepting = CompletableFuture.completedFuture(null);

    /**
     * @param port 0 for any free one
     * @param tls null for plain HTTP
     * @param mostIdle how long a client may say nothing after an answer, or null for as long as it likes
     */
    HttpServer(int port, SSLContext tls, Supplier<Duration> mostIdle) {
        try {
            this.socket = new ServerSocket(port, 1000, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " cannot be opened", e);
        }
        this.tls = tls;
        this.mostIdle = mostIdle;
    }

    void serve(Function<HttpRequest, Answer> site) {
        accepting = threads.submit(() -> accept(site));
    }

    int port() {
        return socket.getLocalPort();
    }

    int acceptedConnections() {
        return accepted.get();
    }

    int openConnections() {
        return open.size();
    }

    @Override
    public void close() {
        closeQuietly(socket);
        // Until then one more may be accepted, whom nobody would answer.
        closeQuietly(accepting::get);
        threads.shutdownNow();
        open.forEach(HttpServer::closeQuietly);
    }

    private void accept(Function<HttpRequest, Answer> site) {
        while (!socket.isClosed()) {
            try {
                serve(socket.accept(), site);
            } catch (IOException e) {
                // The server was closed, or a client left before it was accepted.
            }
        }
    }

    private void serve(Socket client, Function<HttpRequest, Answer> site) {
        accepted.incrementAndGet();
        open.add(client);
        threads.execute(() -> {
            try {
                new HttpConnection(client, tls, site, mostIdle).run();
            } finally {
                open.remove(client);
            }
        });
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // nothing is left to be done with it
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "Dash Enterprise simulator");
        thread.setDaemon(true);
        return thread;
    }
}
