package io.jenkins.plugins.dashenterprise.apps;

import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.operations.Found;

/**
 * The state of an app, as far as the server tells it.
 *
 * @param deployed whether the app has ever been deployed
 */
public record AppState(boolean running, boolean deploying, boolean deployed) {
    /** The state of an app that was just created. */
    static final AppState NEVER_DEPLOYED = new AppState(false, false, false);

    public static AppState of(AppStatusQuery.App app) {
        AppStatusQuery.Timestamps timestamps = Found.part(app.analytics, analytics -> analytics.timestamps);
        return new AppState(
                Boolean.TRUE.equals(Found.part(app.status, status -> status.running)),
                Boolean.TRUE.equals(Found.part(app.status, status -> status.deploying)),
                Found.part(timestamps, times -> times.updated) != null);
    }

    /** Whether this is what a wait for {@code running}, {@code stopped} or {@code settled} waits for. */
    public boolean meets(String goal) {
        return switch (goal) {
            case "running" -> running && !deploying;
            case "stopped" -> !running && !deploying;
            default -> !deploying;
        };
    }

    @Override
    public String toString() {
        if (deploying) {
            return "deploying";
        }
        if (running) {
            return "running";
        }
        return deployed ? "stopped" : "never deployed";
    }
}
