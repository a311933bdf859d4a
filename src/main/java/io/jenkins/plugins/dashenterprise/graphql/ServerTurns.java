package io.jenkins.plugins.dashenterprise.graphql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The turns of the calls to a server, however many builds make them: few at a time, so that neither it nor Jenkins is
 * overrun.
 *
 * @param calls for any call
 * @param polls for the calls of those who wait, which leave room for the others
 */
record ServerTurns(Turns calls, Turns polls) {
    /** To all servers together, as each needs a thread. */
    static final int MOST_CALLS = 16;

    private static final int MOST_CALLS_TO_A_SERVER = 6;
    private static final int MOST_POLLS_OF_A_SERVER = 3;
    private static final Turns ALL = new Turns(MOST_CALLS);
    // By URL, as one server may be configured twice; only administrators add to them.
    private static final Map<String, ServerTurns> KNOWN = new ConcurrentHashMap<>();

    static ServerTurns of(ServerAddress server) {
        return KNOWN.computeIfAbsent(server.url(), url -> among(new Turns(MOST_CALLS_TO_A_SERVER, ALL)));
    }

    private static ServerTurns among(Turns calls) {
        return new ServerTurns(calls, new Turns(MOST_POLLS_OF_A_SERVER, calls));
    }
}
