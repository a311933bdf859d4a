package io.jenkins.plugins.dashenterprise.simulator;

import java.time.Instant;

/** An administrator's task that gives one user's apps and services to another and takes a while. */
final class MoveTask {
    private final String source;
    private final String target;
    private final Instant end;
    private boolean finished;

    MoveTask(String source, String target, Instant end) {
        this.source = source;
        this.target = target;
        this.end = end;
    }

    public String sourceUsername() {
        return source;
    }

    public String targetUsername() {
        return target;
    }

    public String taskName() {
        return "move_apps_and_services";
    }

    public String taskStatus() {
        return finished ? "finished" : "started";
    }

    /** True once: when the time has come. */
    boolean finish(Instant now) {
        boolean due = !finished && !now.isBefore(end);
        finished |= due;
        return due;
    }
}
