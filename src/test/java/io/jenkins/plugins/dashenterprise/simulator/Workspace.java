package io.jenkins.plugins.dashenterprise.simulator;

import java.time.Instant;

/** An app's development workspace, usable a while after it was created or restarted. */
final class Workspace {
    private final ServerSettings settings;
    private volatile Instant readyFrom;

    Workspace(ServerSettings settings) {
        this.settings = settings;
    }

    boolean exists() {
        return readyFrom != null;
    }

    boolean ready() {
        return exists() && !settings.now().isBefore(readyFrom);
    }

    void create() {
        Refusal.when(exists(), "Workspace already exists.");
        readyFrom = settings.afterRestart();
    }

    void restart() {
        Refusal.when(!exists(), "Workspace does not exist.");
        readyFrom = settings.afterRestart();
    }

    void delete() {
        Refusal.when(!exists(), "Workspace does not exist.");
        readyFrom = null;
    }
}
