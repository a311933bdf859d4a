package io.jenkins.plugins.dashenterprise.simulator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that lets whoever knows its password have a tunnel (CONNECT) to any port of this machine. */
public final class Tunnels implements AutoCloseable {
    private final ServerSocket door;
    private final String login;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "Dash Enterprise simulator's proxy");
        thread.setDaemon(true);
        return thread;
    });

    /** @param login what has to follow {@code Basic} in the Proxy-Authorization */
    public Tunnels(String login) {
        try {
            door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException("No port can be opened", e);
        }
        this.login = login;
        threads.execute(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** What it was asked: the method, the target, and {@code known} or {@code unknown}. */
    public List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                Socket client = door.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            HttpRequest request = HttpRequest.read(in, client.getOutputStream());
            if (request == null) {
                return;
            }
            boolean known = request.header("Proxy-Authorization").equals("Basic " + login);
            requests.add(request.method() + " " + request.target() + " " + (known ? "known" : "unknown"));
            if (known && request.method().equals("CONNECT")) {
                lead(client, in, Integer.parseInt(request.target().replaceFirst(".*:", "")));
            } else {
                say(
                        client,
                        "HTTP/1.1 407 Who are you?\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            }
        } catch (IOException e) {
            // One of them has left.
        }
    }

    private void lead(Socket client, InputStream in, int port) throws IOException {
        Socket server = connect(client, port);
        try (server) {
            say(client, "HTTP/1.1 200 Go on\r\n\r\n");
            threads.execute(() -> copy(server, client));
            in.transferTo(server.getOutputStream());
        }
    }

    private static Socket connect(Socket client, int port) throws IOException {
        try {
            return new Socket("127.0.0.1", port);
        } catch (IOException e) {
            say(client, "HTTP/1.1 502 Nobody there\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            throw e;
        }
    }

    private static void say(Socket client, String text) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
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
