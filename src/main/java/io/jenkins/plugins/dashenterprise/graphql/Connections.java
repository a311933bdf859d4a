package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.ApolloClient;
import com.apollographql.apollo.api.http.HttpHeader;
import io.jenkins.plugins.okhttp.api.JenkinsOkHttpClient;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import kotlinx.coroutines.Dispatchers;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** One connection pool for all servers and builds. */
final class Connections {
    static final String USER_AGENT = "Jenkins-dash-enterprise-plugin/" + version();
    private static final int MOST_CALLS = 32;
    private static final int MOST_CALLS_TO_A_SERVER = 6;
    // So there is always room for the calls of those who do not wait.
    private static final int MOST_POLLS_OF_A_SERVER = 3;
    private static final int MOST_CLIENTS = 100;

    private static final OkHttpClient SHARED = new OkHttpClient.Builder()
            .dispatcher(dispatcher())
            // A redirect would take the credentials, or the mutation, to where nobody sent them.
            .followRedirects(false)
            .followSslRedirects(false)
            // OkHttp would repeat a mutation that may have been applied.
            .retryOnConnectionFailure(false)
            // GraphQlClient ends a call in time, whatever it is at.
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .build();

    // The address is the key, so a changed configuration takes effect with the next call.
    private static final Map<ServerAddress, Clients> CLIENTS = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ServerAddress, Clients> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    /** A server's clients, which share their connections: one for GraphQL, one for the rest; and the turns of its polls. */
    record Clients(ApolloClient apollo, OkHttpClient http, Turns polls) {}

    private Connections() {}

    static Clients to(ServerAddress server) throws GraphQlException {
        synchronized (CLIENTS) {
            Clients known = CLIENTS.get(server);
            if (known == null) {
                known = connect(server);
                CLIENTS.put(server, known);
            }
            return known;
        }
    }

    private static Clients connect(ServerAddress server) throws GraphQlException {
        OkHttpClient.Builder client = JenkinsOkHttpClient.newClientBuilder(SHARED)
                .connectTimeout(Duration.ofSeconds(server.connectTimeoutSeconds()));
        String certificates = server.certificates();
        if (certificates != null) {
            X509TrustManager trust = trusting(server, certificates);
            SSLContext context = Certificates.context(trust);
            client.sslSocketFactory(context.getSocketFactory(), trust);
        }
        OkHttpClient http = client.build();
        ApolloClient apollo = new ApolloClient.Builder()
                .serverUrl(server.graphQlUrl())
                .httpEngine(new QueueingEngine(server, http))
                // Parses on OkHttp's own threads, so that a call needs no further one.
                .dispatcher(Dispatchers.getUnconfined())
                .sendEnhancedClientAwareness(false)
                .httpHeaders(List.of(new HttpHeader("Accept", "application/json"), new HttpHeader("User-Agent", USER_AGENT)))
                .build();
        return new Clients(apollo, http, new Turns(MOST_POLLS_OF_A_SERVER));
    }

    private static X509TrustManager trusting(ServerAddress server, String certificates) throws GraphQlException {
        try {
            return Certificates.trusting(certificates);
        } catch (GeneralSecurityException | IOException e) {
            throw new GraphQlException(GraphQlException.Kind.REFUSED, server
                    + ": its certificate in the global configuration cannot be used: " + e.getMessage());
        }
    }

    private static String version() {
        String version = Connections.class.getPackage().getImplementationVersion();
        return Objects.requireNonNullElse(version, "dev").replaceAll("[^\\w.+-]+", "_");
    }

    private static Dispatcher dispatcher() {
        Dispatcher dispatcher = new Dispatcher(new ThreadPoolExecutor(
                0, MOST_CALLS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), Connections::daemon));
        dispatcher.setMaxRequests(MOST_CALLS);
        dispatcher.setMaxRequestsPerHost(MOST_CALLS_TO_A_SERVER);
        return dispatcher;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "Dash Enterprise call");
        thread.setDaemon(true);
        return thread;
    }
}
