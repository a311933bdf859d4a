package io.jenkins.plugins.dashenterprise.graphql;

import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.OkHttpClient;

/**
 * The ways to a server.
 *
 * @param kept for requests of which several may use a connection one after the other
 * @param fresh for requests that have a connection of their own each
 * @param turns what every call waits for
 */
record Connections(OkHttpClient kept, OkHttpClient fresh, ServerTurns turns) {
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
        return new Connections(kept, Http.withoutKeeping(kept), ServerTurns.of(server));
    }
}
