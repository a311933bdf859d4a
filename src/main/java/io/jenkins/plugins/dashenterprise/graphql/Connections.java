package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.ApolloClient;
import com.apollographql.apollo.network.OkHttpExtensionsKt;
import io.jenkins.plugins.okhttp.api.JenkinsOkHttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import kotlinx.coroutines.Dispatchers;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** One connection pool for all servers and builds. */
final class Connections {
    private static final OkHttpClient SHARED = new OkHttpClient.Builder()
            .dispatcher(dispatcher())
            // A redirect would take the credentials, or the mutation, to where nobody sent them.
            .followRedirects(false)
            .followSslRedirects(false)
            // OkHttp would repeat a mutation that may have been applied.
            .retryOnConnectionFailure(false)
            .addInterceptor(new AnswerCheck())
            .build();

    // The address is the key, so a changed configuration takes effect with the next call.
    private static final Map<ServerAddress, ApolloClient> CLIENTS = new ConcurrentHashMap<>();

    private Connections() {}

    static ApolloClient to(ServerAddress server) {
        return CLIENTS.computeIfAbsent(server, Connections::connect);
    }

    private static ApolloClient connect(ServerAddress server) {
        OkHttpClient http = JenkinsOkHttpClient.newClientBuilder(SHARED)
                .connectTimeout(Duration.ofSeconds(server.connectTimeoutSeconds()))
                .readTimeout(Duration.ZERO)
                .callTimeout(Duration.ofSeconds(server.callTimeoutSeconds()))
                .build();
        ApolloClient.Builder builder = new ApolloClient.Builder()
                .serverUrl(server.graphQlUrl())
                // Parses on OkHttp's own threads, so that a call needs no further one.
                .dispatcher(Dispatchers.getUnconfined())
                .httpExposeErrorBody(true)
                .sendEnhancedClientAwareness(false);
        builder.addHttpHeader("Accept", "application/json");
        builder.addHttpHeader("User-Agent", userAgent());
        return OkHttpExtensionsKt.okHttpClient(builder, http).build();
    }

    private static Dispatcher dispatcher() {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(32);
        dispatcher.setMaxRequestsPerHost(8);
        return dispatcher;
    }

    private static String userAgent() {
        String version = Connections.class.getPackage().getImplementationVersion();
        return "Jenkins-dash-enterprise-plugin/" + Objects.requireNonNullElse(version, "dev").replaceAll("[^\\w.+-]+", "_");
    }
}
