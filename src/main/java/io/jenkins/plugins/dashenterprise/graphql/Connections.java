package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.ApolloClient;
import com.apollographql.apollo.api.http.HttpHeader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kotlinx.coroutines.Dispatchers;
import okhttp3.OkHttpClient;

/**
 * The ways to a server.
 *
 * @param apollo for the plugin's own operations
 * @param kept for other requests, of which several may use a connection one after the other
 * @param fresh for other requests, each by a connection of its own
 * @param turns what every call waits for
 */
record Connections(ApolloClient apollo, OkHttpClient kept, OkHttpClient fresh, ServerTurns turns) {
    private static final int MOST_SERVERS = 100;

    // The address is the key, so a changed configuration takes effect with the next call.
    private static final Map<ServerAddress, Connections> KNOWN = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ServerAddress, Connections> eldest) {
            return size() > MOST_SERVERS;
        }
    };

    static Connections to(ServerAddress server) throws GraphQlException {
        synchronized (KNOWN) {
            Connections known = KNOWN.get(server);
            if (known == null) {
                known = connect(server);
                KNOWN.put(server, known);
            }
            return known;
        }
    }

    private static Connections connect(ServerAddress server) throws GraphQlException {
        OkHttpClient kept = Http.client(server);
        ApolloClient apollo = new ApolloClient.Builder()
                .serverUrl(server.graphQlUrl())
                .httpEngine(new QueueingEngine(server, kept))
                // Parses on OkHttp's own threads, so that a call needs no further one.
                .dispatcher(Dispatchers.getUnconfined())
                .sendEnhancedClientAwareness(false)
                .httpHeaders(List.of(
                        new HttpHeader("Accept", "application/json"), new HttpHeader("User-Agent", Http.USER_AGENT)))
                .build();
        return new Connections(apollo, kept, Http.withoutKeeping(kept), ServerTurns.of(server));
    }
}
