package io.jenkins.plugins.dashenterprise.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A port that leads the first connection to one server and all further ones to another, or to none: for what goes wrong
 * before a request is sent, such as a certificate that has expired since.
 */
public final class Gate implements AutoCloseable {
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "Dash Enterprise simulator's gate");
        thread.setDaemon(true);
        return thread;
    });
    private final String scheme;

    /** @param then null to refuse all connections but the first */
    public Gate(DashEnterpriseSimulator first, DashEnterpriseSimulator then) {
        try {
            door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException("No port can be opened", e);
        }
        scheme = URI.create(first.url()).getScheme();
        threads.execute(() -> lead(first, then));
    }

    public String url() {
        return scheme + "://127.0.0.1:" + door.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }

    private void lead(DashEnterpriseSimulator first, DashEnterpriseSimulator then) {
        try {
            connect(door.accept(), first);
            if (then == null) {
                door.close();
            }
            while (!door.isClosed()) {
                connect(door.accept(), then);
            }
        } catch (IOException e) {
            // The gate was closed.
        }
    }

    private void connect(Socket client, DashEnterpriseSimulator simulator) throws IOException {
        Socket server = new Socket("127.0.0.1", URI.create(simulator.url()).getPort());
        threads.execute(() -> copy(client, server));
        threads.execute(() -> copy(server, client));
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of them has left.
        }
    }
}
