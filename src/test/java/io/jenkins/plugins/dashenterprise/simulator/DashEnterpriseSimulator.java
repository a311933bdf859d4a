package io.jenkins.plugins.dashenterprise.simulator;

import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * A Dash Enterprise 4 that runs in this JVM and listens on loopback: the whole App Manager API over real HTTP, with
 * switchable behaviour and faults.
 */
public final class DashEnterpriseSimulator implements AutoCloseable {
    private final ServerSettings settings = new ServerSettings();
    private final String url;
    private final HttpServer http;
    private final SimulatedServer server;
    private final SimulatedGit git;
    private final Site site;

    private DashEnterpriseSimulator(int port, SSLContext tls) {
        http = new HttpServer(port, tls, settings::mostIdle);
        url = (tls == null ? "http" : "https") + "://127.0.0.1:" + http.port();
        server = new SimulatedServer(url, settings);
        git = new SimulatedGit(server);
        site = new Site(server, git);
        http.serve(site::answer);
    }

    public static DashEnterpriseSimulator start() {
        return start(0);
    }

    /** @param port 0 for any free one */
    public static DashEnterpriseSimulator start(int port) {
        return new DashEnterpriseSimulator(port, null);
    }

    /** With {@code https}. */
    public static DashEnterpriseSimulator start(ServerCertificate certificate) {
        return new DashEnterpriseSimulator(0, certificate.context());
    }

    public String url() {
        return url;
    }

    public String graphQlUrl() {
        return url + Site.GRAPHQL;
    }

    public ServerSettings settings() {
        return settings;
    }

    /** What the server knows. */
    public SimulatedServer server() {
        return server;
    }

    /** What has been pushed, and how it is built. */
    public SimulatedGit git() {
        return git;
    }

    /** Also takes pushes by SSH, until it is closed. */
    public GitSsh startSsh() {
        return startSsh(0);
    }

    /** @param port 0 for any free one */
    GitSsh startSsh(int port) {
        return new GitSsh(server, git, port);
    }

    /** Faults that concern the same request come in the order in which they were injected, one a request. */
    public DashEnterpriseSimulator inject(Fault fault) {
        site.faults.add(fault);
        return this;
    }

    public void clearFaults() {
        site.faults.clear();
    }

    /** The latest ten thousand requests, oldest first. */
    public List<RecordedRequest> requests() {
        return site.log.latest();
    }

    /** @param operation as for {@link Fault#on(String)} */
    public List<RecordedRequest> requests(String operation) {
        return requests().stream()
                .filter(request -> request.concerns(operation))
                .toList();
    }

    public long requestCount() {
        return site.log.count();
    }

    public void clearRequests() {
        site.log.clear();
    }

    /** Connections accepted so far. */
    public int connections() {
        return http.acceptedConnections();
    }

    public int openConnections() {
        return http.openConnections();
    }

    @Override
    public void close() {
        http.close();
    }

    /** Runs by itself until it is killed: {@code [PORT [SSH_PORT [PUBLIC_KEY_FILE]]]}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Standalone.run(arguments);
    }
}
