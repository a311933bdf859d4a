package io.jenkins.plugins.dashenterprise.graphql;

import io.jenkins.plugins.dashenterprise.text.ForeignText;
import io.jenkins.plugins.okhttp.api.JenkinsOkHttpClient;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** OkHttp as the plugin uses it: for all servers and builds the same threads and the same pool of connections. */
final class Http {
    static final String USER_AGENT = "Jenkins-dash-enterprise-plugin/" + version();

    private static final OkHttpClient SHARED = new OkHttpClient.Builder()
            .dispatcher(dispatcher())
            // One call at a time on a connection: only so it is known whether the server has closed it.
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(
                    new ConnectionPool(ServerTurns.MOST_CALLS, KeptConnections.MOST_IDLE_MILLIS, TimeUnit.MILLISECONDS))
            .socketFactory(new ChannelSockets())
            // A redirect would take the credentials, or the mutation, to where nobody sent them.
            .followRedirects(false)
            .followSslRedirects(false)
            // OkHttp would repeat a mutation that may have been applied.
            .retryOnConnectionFailure(false)
            // GraphQlClient ends a call in time, whatever it is at.
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .build();

    private Http() {}

    /** A client that goes through the proxy of Jenkins and trusts what the server is configured with. */
    static OkHttpClient client(ServerAddress server) throws GraphQlException {
        OkHttpClient.Builder client = JenkinsOkHttpClient.newClientBuilder(SHARED)
                .connectTimeout(Duration.ofSeconds(server.connectTimeoutSeconds()));
        client.proxyAuthenticator(whenAsked(client.build().proxyAuthenticator()));
        KeptConnections connections = new KeptConnections();
        client.addInterceptor(connections::untilOneIsOpen);
        client.addNetworkInterceptor(connections);
        client.addNetworkInterceptor(new OneRequest(server));
        client.addNetworkInterceptor(new RetryAfter());
        String certificates = server.certificates();
        if (certificates != null) {
            X509TrustManager trust = trusting(server, certificates);
            SSLContext context = Certificates.context(trust);
            client.sslSocketFactory(context.getSocketFactory(), trust);
        }
        return client.build();
    }

    /** The same client, with a connection of its own for each call. */
    static OkHttpClient withoutKeeping(OkHttpClient client) {
        return client.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                .build();
    }

    /** Before the proxy says anything OkHttp asks whether to log in; Jenkins would warn of that in its log each time. */
    private static Authenticator whenAsked(Authenticator login) {
        return (route, response) -> "OkHttp-Preemptive".equals(response.header("Proxy-Authenticate"))
                ? null
                : login.authenticate(route, response);
    }

    private static X509TrustManager trusting(ServerAddress server, String certificates) throws GraphQlException {
        try {
            return Certificates.trusting(certificates);
        } catch (GeneralSecurityException | IOException e) {
            throw new GraphQlException(
                    GraphQlException.Kind.REFUSED,
                    server + ": its certificate in the global configuration cannot be used: "
                            + ForeignText.of(e.getMessage()));
        }
    }

    private static String version() {
        String version = Http.class.getPackage().getImplementationVersion();
        return Objects.requireNonNullElse(version, "dev").replaceAll("[^\\w.+-]+", "_");
    }

    /** It has no queue of its own: whoever waited in it would have his time limit running already. */
    private static Dispatcher dispatcher() {
        Dispatcher dispatcher = new Dispatcher(threads());
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        return dispatcher;
    }

    /**
     * One for each call, and while it ends one for the next; whoever was busy last is the next to be, and the others end soon.
     * More there are only where calls have been given up that hang in the system, looking for an address.
     */
    private static ExecutorService threads() {
        return new ThreadPoolExecutor(
                0,
                2 * ServerTurns.MOST_CALLS,
                1,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new PluginThreads("Dash Enterprise call"),
                new ThreadPoolExecutor.CallerRunsPolicy());
    }
}
