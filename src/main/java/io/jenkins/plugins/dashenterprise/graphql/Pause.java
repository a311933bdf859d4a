package io.jenkins.plugins.dashenterprise.graphql;

import java.time.Duration;

/**
 * How long to pause before something is tried again.
 *
 * @param first the first pause
 * @param growth how many times as long each further one is
 * @param longest what no pause exceeds
 */
public record Pause(Duration first, double growth, Duration longest) {
    // Tests that make every mistake there is have no time to wait.
    static volatile double scale = 1;

    /** The pause after this many attempts, beginning with none, in milliseconds. */
    public long millis(int attempts) {
        double pause = first.toMillis() * Math.pow(growth, attempts);
        return scaled(Math.min(pause, longest.toMillis()));
    }

    /** What the server asks for. */
    static long millis(Duration asked) {
        return scaled(asked.toMillis());
    }

    private static long scaled(double millis) {
        return Math.round(millis * scale);
    }
}
