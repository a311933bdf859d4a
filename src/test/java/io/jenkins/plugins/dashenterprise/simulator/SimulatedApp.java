package io.jenkins.plugins.dashenterprise.simulator;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** An app. Methods that have the name of one of the schema's fields are what a query of that field gets. */
public final class SimulatedApp {
    private final String name;
    private final String url;
    private final Map<String, Object> metadata = new ConcurrentHashMap<>();
    private final Map<String, Integer> processes = new ConcurrentSkipListMap<>();
    private volatile String ownerName;
    private volatile String log = "";
    private volatile String failedLog = "";
    private volatile byte[] thumbnail = {};
    final Environment environment;
    final Lifecycle lifecycle;
    final Workspace workspace;
    final Set<String> users = new ConcurrentSkipListSet<>();
    final Set<String> teams = new ConcurrentSkipListSet<>();
    final List<Mount> mounts = new CopyOnWriteArrayList<>();
    final List<SimulatedService> services = new CopyOnWriteArrayList<>();
    final Map<String, Map<String, Object>> resources = new ConcurrentSkipListMap<>();

    /** A directory of the host that the app sees under {@code targetDir}. */
    public record Mount(String hostDir, String targetDir) {
        public String status() {
            return "";
        }
    }

    SimulatedApp(String name, String ownerName, String serverUrl, ServerSettings settings) {
        this.name = name;
        this.ownerName = ownerName;
        this.url = serverUrl + "/" + name;
        this.environment = new Environment(settings);
        this.lifecycle = new Lifecycle(settings);
        this.workspace = new Workspace(settings);
        metadata.putAll(Map.of("permissionLevel", "restricted", "showInPortal", false));
        SystemVariables.of(name, serverUrl).forEach(environment::setReadonly);
    }

    // ---------- for tests ----------

    public String ownerName() {
        return ownerName;
    }

    /** Deploys the revision: the app is running it now. */
    public SimulatedApp deployed(String sha, String subject) {
        return deployed(sha, subject, Instant.now());
    }

    public SimulatedApp deployed(String sha, String subject, Instant when) {
        lifecycle.deployed(sha, subject, when);
        environment.setReadonly("GIT_REV", sha);
        processes.putIfAbsent("web", 1);
        return this;
    }

    public SimulatedApp visited(Instant when) {
        lifecycle.visited(when);
        return this;
    }

    public SimulatedApp running() {
        lifecycle.run(true);
        return this;
    }

    public SimulatedApp stopped() {
        lifecycle.run(false);
        return this;
    }

    /** Deploying until one of the others is called. */
    public SimulatedApp deploying() {
        lifecycle.deployUntil(Instant.MAX);
        return this;
    }

    public SimulatedApp canScale(boolean can) {
        lifecycle.scalable(can);
        return this;
    }

    public SimulatedApp log(String text) {
        log = text;
        return this;
    }

    /** The log of a deployment that failed. */
    public SimulatedApp failedLog(String text) {
        failedLog = text;
        return this;
    }

    /** A variable's value; null when there is none of that name. */
    public String variable(String variable) {
        EnvironmentVariable found = environment.get(variable);
        return found == null ? null : found.value();
    }

    public SimulatedApp variable(String variable, String value) {
        environment.set(variable, value);
        return this;
    }

    public SimulatedApp withoutVariable(String variable) {
        environment.remove(variable);
        return this;
    }

    public SimulatedApp permissionLevel(String level) {
        metadata.put("permissionLevel", level);
        return this;
    }

    public SimulatedApp linked(SimulatedService service) {
        services.add(service);
        return this;
    }

    public byte[] thumbnail() {
        return thumbnail.clone();
    }

    /** From now on anybody sees the app's page, which says what is deployed; before, only who logs in. */
    public SimulatedApp open() {
        metadata.put("permissionLevel", "unauthenticated");
        return this;
    }

    boolean serves(String path) {
        return path.equals("/" + name) || path.startsWith("/" + name + "/");
    }

    HttpAnswer page() {
        if (!"unauthenticated".equals(metadata.get("permissionLevel"))) {
            return Site.LOGIN_PAGE;
        }
        Object revision = lifecycle.gitRevision().get("sha1");
        return revision == null ? HttpAnswer.page(502, "Bad Gateway") : HttpAnswer.page(200, name + " at " + revision);
    }

    // ---------- the schema's fields ----------

    public String name() {
        return name;
    }

    public Map<String, String> owner() {
        return Map.of("username", ownerName);
    }

    public String urlOnServer() {
        return url;
    }

    public String thumbnailUrl() {
        return thumbnail.length == 0 ? null : url + "/thumbnail.png";
    }

    public Map<String, String> logs() {
        return Map.of("app", log, "failed", failedLog);
    }

    public Map<String, Set<String>> collaborators() {
        return Map.of("users", users, "teams", teams);
    }

    public Map<String, Object> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    public boolean hasWorkspace() {
        return workspace.exists();
    }

    public List<Mount> mounts() {
        return Collections.unmodifiableList(mounts);
    }

    public List<Map<String, Object>> processes() {
        return processes.entrySet().stream()
                .map(process ->
                        Map.<String, Object>of("type", process.getKey(), "number", process.getValue(), "status", ""))
                .toList();
    }

    public Map<String, Object> analytics() {
        boolean up = lifecycle.wasDeployed();
        return Map.of(
                "appname",
                name,
                "timestamps",
                lifecycle.timestamps(),
                "gitRevision",
                lifecycle.gitRevision(),
                "resources",
                up ? Map.of("cpuUsage", "0.03%", "containersRunning", 1, "memoryUsage", 454557696) : Map.of(),
                "dependencies",
                up ? Map.of("python", "dash==2.18.2\ngunicorn==23.0.0\n") : Map.of());
    }

    public Collection<EnvironmentVariable> environmentVariables() {
        return Collections.unmodifiableCollection(environment.all());
    }

    public List<SimulatedService> linkedServices() {
        return Collections.unmodifiableList(services);
    }

    public Map<String, Object> status() {
        return lifecycle.status();
    }

    public Collection<Map<String, Object>> resources() {
        return Collections.unmodifiableCollection(resources.values());
    }

    // ---------- for mutations ----------

    void ownerName(String owner) {
        ownerName = owner;
    }

    void thumbnail(byte[] image) {
        thumbnail = image;
    }

    /** Changes what is given; null unsets. */
    void describe(Map<String, Object> changes) {
        changes.forEach((field, value) -> metadata.compute(field, (f, present) -> merged(present, value)));
    }

    void scale(String processType, int number) {
        processes.put(processType, number);
    }

    private static Object merged(Object present, Object change) {
        if (present instanceof Map<?, ?> before && change instanceof Map<?, ?> after) {
            Map<Object, Object> both = new TreeMap<>(before);
            both.putAll(after);
            return both;
        }
        return change;
    }
}
