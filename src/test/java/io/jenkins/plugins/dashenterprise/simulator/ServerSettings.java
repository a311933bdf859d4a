package io.jenkins.plugins.dashenterprise.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How the simulated server behaves, where real ones differ or nobody knows. All may be changed while it runs. */
public final class ServerSettings {
    private volatile ServerVersion version = ServerVersion.V4;
    private volatile Set<String> removed = Set.of();
    private volatile Clock clock = Clock.systemUTC();
    private volatile Duration restartTime = Duration.ofMillis(300);
    private volatile Duration latency = Duration.ZERO;
    private volatile Duration mostIdle;
    private volatile int firstPage;
    private volatile boolean allAppsRefused;
    private volatile boolean overwriteRefused;
    private volatile boolean valuesHidden;
    private volatile int badCredentialsStatus = 200;
    private volatile int invalidQueryStatus = 400;
    private volatile List<String> mountableDirectories = List.of("/data");

    public ServerSettings version(ServerVersion version) {
        this.version = version;
        return this;
    }

    /** Takes {@code Type.field} or {@code Type.field(argument:)} out of the schema, besides what the version lacks. */
    public ServerSettings remove(String... schemaElements) {
        this.removed = Set.of(schemaElements);
        return this;
    }

    /** The clock that restarts, workspaces and tasks go by. */
    public ServerSettings clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** How long an app is deploying after a change, and a workspace or an administrator's task is under way. */
    public ServerSettings restartTime(Duration time) {
        this.restartTime = time;
        return this;
    }

    /** Waited before every answer. */
    public ServerSettings latency(Duration latency) {
        this.latency = latency;
        return this;
    }

    /** How long a connection may be idle before the server closes it without a word; null, the default, for ever. */
    public ServerSettings mostIdle(Duration idle) {
        this.mostIdle = idle;
        return this;
    }

    /** The number of the first page of a list, 0 or 1; to a server that counts from 1, page 0 is the first as well. */
    public ServerSettings firstPage(int number) {
        this.firstPage = number;
        return this;
    }

    /** Whether {@code allApps: true} is an error for ordinary users; otherwise they just see their own apps. */
    public ServerSettings allAppsRefused(boolean refused) {
        this.allAppsRefused = refused;
        return this;
    }

    /** Whether adding a variable that exists is an error; otherwise its value is replaced. */
    public ServerSettings overwriteRefused(boolean refused) {
        this.overwriteRefused = refused;
        return this;
    }

    /** Whether the values of an app's variables are shown to its owner alone; to others they are null. */
    public ServerSettings hideValues(boolean hidden) {
        this.valuesHidden = hidden;
        return this;
    }

    /** HTTP status of "Bad API key" and "No such user". */
    public ServerSettings badCredentialsStatus(int status) {
        this.badCredentialsStatus = status;
        return this;
    }

    /** HTTP status of a query that does not fit the schema: 400 is what Flask's GraphQL view gives. */
    public ServerSettings invalidQueryStatus(int status) {
        this.invalidQueryStatus = status;
        return this;
    }

    public ServerSettings mountableDirectories(String... directories) {
        this.mountableDirectories = List.of(directories);
        return this;
    }

    ServerVersion version() {
        return version;
    }

    boolean isFive() {
        return version == ServerVersion.DASH_ENTERPRISE_5;
    }

    Set<String> missing() {
        Set<String> missing = new HashSet<>(version.missing());
        missing.addAll(removed);
        return missing;
    }

    Instant now() {
        return clock.instant();
    }

    Instant afterRestart() {
        return now().plus(restartTime);
    }

    Duration latency() {
        return latency;
    }

    int firstPage() {
        return firstPage;
    }

    Duration mostIdle() {
        return mostIdle;
    }

    boolean allAppsRefused() {
        return allAppsRefused;
    }

    boolean overwriteRefused() {
        return overwriteRefused;
    }

    boolean valuesHidden() {
        return valuesHidden;
    }

    int badCredentialsStatus() {
        return badCredentialsStatus;
    }

    int invalidQueryStatus() {
        return invalidQueryStatus;
    }

    boolean mountable(String directory) {
        return mountableDirectories.stream().anyMatch(d -> directory.equals(d) || directory.startsWith(d + "/"));
    }
}
