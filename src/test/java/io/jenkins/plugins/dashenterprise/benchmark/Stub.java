package io.jenkins.plugins.dashenterprise.benchmark;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A server that has one answer to everything: so cheap that what is measured is the client. */
final class Stub implements AutoCloseable {
    private static final String DEPLOYING = """
            {"data":{"apps":{"apps":[{"name":"sales","owner":{"username":"ci"},"urlOnServer":"https://dash.example.com/sales",
            "status":{"running":false,"deploying":true,"canScale":true},"processes":[{"type":"web","number":1,"status":""}],
            "analytics":{"timestamps":{"created":"2019-07-25T10:48:56.601909","updated":null,"visited":null},
            "gitRevision":{"sha1":"0a1b2c","subject":"First"}}}]}}}""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(16, task -> new Thread(task, "stub"));
    private final AtomicLong requests = new AtomicLong();
    private volatile String lastBody = "";

    Stub() throws IOException {
        this(Duration.ZERO);
    }

    /** @param latency waited before every answer */
    Stub(Duration latency) throws IOException {
        byte[] answer = DEPLOYING.getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            lastBody = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.incrementAndGet();
            sleep(latency);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    private static void sleep(Duration latency) {
        try {
            Thread.sleep(latency.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    long requests() {
        return requests.get();
    }

    String lastBody() {
        return lastBody;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
