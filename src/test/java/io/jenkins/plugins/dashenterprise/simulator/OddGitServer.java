package io.jenkins.plugins.dashenterprise.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A git server by HTTP with the manners that a test gives it, for what no finished server would do. */
public final class OddGitServer implements AutoCloseable {
    public static final String BRANCH = "refs/heads/master";
    public static final String NOTHING = "0".repeat(40);

    /** What the server does about a request; the connection is closed afterwards. */
    public interface Manners {
        void answer(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    /** A request: its first line, its other lines and what follows. */
    public record Request(String line, List<String> headers, byte[] body, Socket connection) {
        public boolean isPost() {
            return line.startsWith("POST ");
        }

        /** Ends the connection with a reset. */
        public void reset() throws IOException {
            connection.setSoLinger(true, 0);
            connection.close();
        }
    }

    private final ServerSocket socket;
    private final Manners manners;
    private final int mostRead;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch failed = new CountDownLatch(1);

    public OddGitServer(Manners manners) {
        this(Integer.MAX_VALUE, manners);
    }

    /** @param mostRead how many bytes are read of what is pushed */
    public OddGitServer(int mostRead, Manners manners) {
        this.manners = manners;
        this.mostRead = mostRead;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** A server that advertises an empty repository and is odd only about what is pushed. */
    public static OddGitServer answeringPushes(Manners manners) {
        return new OddGitServer((request, out) -> {
            if (request.isPost()) {
                manners.answer(request, out);
            } else {
                advertise(out, NOTHING + " capabilities^{}\0report-status side-band-64k ofs-delta");
            }
        });
    }

    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/GIT/sales";
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Whether the client hangs up while the server still writes or waits, within half a minute. */
    public boolean isLeft() throws InterruptedException {
        return failed.await(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    public static void status(OutputStream out, String status, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\nConnection: close\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        write(out, head + "\r\n");
    }

    /** @param refs the lines, the first with the capabilities after a zero byte */
    public static void advertise(OutputStream out, String... refs) throws IOException {
        beginRefs(out);
        for (String ref : refs) {
            write(out, packet(ref + "\n"));
        }
        write(out, "0000");
    }

    public static void beginRefs(OutputStream out) throws IOException {
        status(out, "200 OK", "Content-Type: application/x-git-receive-pack-advertisement");
        write(out, packet("# service=git-receive-pack\n") + "0000");
    }

    /** Begins the answer to a push. */
    public static void result(OutputStream out) throws IOException {
        status(out, "200 OK", "Content-Type: application/x-git-receive-pack-result");
    }

    /** What the build says. */
    public static void say(OutputStream out, String text) throws IOException {
        write(out, packet("\u0002" + text));
    }

    /** The end of the answer to a push: {@code ok} or {@code ng} of the branch. */
    public static void report(OutputStream out, String verdict) throws IOException {
        write(out, packet("\u0001" + packet("unpack ok\n") + packet(verdict + "\n") + "0000") + "0000");
    }

    public static String packet(String text) {
        return String.format("%04x", text.getBytes(StandardCharsets.ISO_8859_1).length + 4) + text;
    }

    public static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                daemon(() -> serve(client));
            } catch (IOException e) {
                // The server was closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            Request request = read(client);
            requests.add(request);
            manners.answer(request, client.getOutputStream());
        } catch (IOException e) {
            failed.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Request read(Socket client) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        String first = line(in);
        List<String> headers = new CopyOnWriteArrayList<>();
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(line);
            if (line.toLowerCase().startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return new Request(first, headers, in.readNBytes(Math.min(length, mostRead)), client);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** Waits for the client to hang up. */
    public static void waitForever(Request request) throws IOException {
        if (request.connection().getInputStream().read() < 0) {
            throw new IOException("The client has left");
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "odd git server");
        thread.setDaemon(true);
        thread.start();
    }
}
