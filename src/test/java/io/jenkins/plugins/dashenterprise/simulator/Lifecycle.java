package io.jenkins.plugins.dashenterprise.simulator;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Whether an app runs, and which revision. */
final class Lifecycle {
    private final ServerSettings settings;
    private final Instant created;
    private volatile Instant updated;
    private volatile Instant visited;
    private volatile Instant deployingUntil = Instant.MIN;
    private volatile String sha;
    private volatile String subject;
    private volatile boolean running;
    private volatile boolean scalable = true;

    Lifecycle(ServerSettings settings) {
        this.settings = settings;
        this.created = settings.now();
    }

    void deployed(String revision, String commitSubject, Instant when) {
        sha = revision;
        subject = commitSubject;
        updated = when;
        run(true);
    }

    void visited(Instant when) {
        visited = when;
    }

    void run(boolean up) {
        running = up;
        deployingUntil = Instant.MIN;
    }

    void deployUntil(Instant end) {
        deployingUntil = end;
    }

    void scalable(boolean can) {
        scalable = can;
    }

    boolean canScale() {
        return scalable;
    }

    boolean wasDeployed() {
        return sha != null;
    }

    boolean deploying() {
        return settings.now().isBefore(deployingUntil);
    }

    /** Takes up a changed configuration; false when nothing runs that could. */
    boolean restart() {
        if (!running) {
            return false;
        }
        deployingUntil = settings.afterRestart();
        return true;
    }

    Map<String, Object> status() {
        return Map.of("running", running, "deploying", deploying(), "canScale", scalable);
    }

    Map<String, Object> timestamps() {
        return nullable("created", created, "updated", updated, "visited", visited);
    }

    Map<String, Object> gitRevision() {
        return nullable("sha1", sha, "subject", subject);
    }

    private static Map<String, Object> nullable(Object... namesAndValues) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }
}
