package io.jenkins.plugins.dashenterprise.simulator;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** All that the server knows. Tests prepare it and look into it here, behind the API's back. */
public final class SimulatedServer {
    private final Map<String, SimulatedUser> users = new ConcurrentSkipListMap<>();
    private final Map<String, SimulatedApp> apps = new ConcurrentSkipListMap<>();
    private final String url;
    final List<SimulatedService> services = new CopyOnWriteArrayList<>();
    final List<MoveTask> tasks = new CopyOnWriteArrayList<>();
    final SimulatedPortal portal = new SimulatedPortal();
    final Environment environment;
    final ServerSettings settings;
    private volatile Consumer<String> removed = name -> {};

    SimulatedServer(String url, ServerSettings settings) {
        this.url = url;
        this.settings = settings;
        this.environment = new Environment(settings);
        addUser("ci", "ci-key", true);
        addUser("ada", "ada-key", false);
        addUser("bob", "bob-key", false);
    }

    public SimulatedUser addUser(String name, String apiKey, boolean admin) {
        SimulatedUser user = new SimulatedUser(name, apiKey, admin);
        users.put(name, user);
        return user;
    }

    public SimulatedUser user(String name) {
        return present(users, name);
    }

    public Collection<SimulatedUser> users() {
        return Collections.unmodifiableCollection(users.values());
    }

    public SimulatedApp addApp(String name, String owner) {
        SimulatedApp app = new SimulatedApp(name, owner, url, settings);
        apps.put(name, app);
        return app;
    }

    public SimulatedApp app(String name) {
        return present(apps, name);
    }

    public boolean hasApp(String name) {
        return apps.containsKey(name);
    }

    public Collection<SimulatedApp> apps() {
        return Collections.unmodifiableCollection(apps.values());
    }

    public SimulatedService addService(String name, String serviceType, String owner) {
        SimulatedService service = new SimulatedService(name, serviceType, owner, settings.now());
        services.add(service);
        return service;
    }

    public List<SimulatedService> services() {
        return Collections.unmodifiableList(services);
    }

    public Collection<EnvironmentVariable> globalVariables() {
        return Collections.unmodifiableCollection(environment.all());
    }

    public SimulatedPortal portal() {
        return portal;
    }

    boolean hasUser(String name) {
        return name != null && users.containsKey(name);
    }

    void removeUser(String name) {
        users.remove(name);
    }

    public void removeApp(String name) {
        apps.remove(name);
        removed.accept(name);
    }

    /** What goes with an app. */
    void whenRemoved(Consumer<String> removed) {
        this.removed = removed;
    }

    SimulatedUser authenticate(Credentials credentials) {
        if (credentials.equals(Credentials.NONE)) {
            throw new TopLevelError.OfCredentials(TopLevelError.UNAUTHORIZED);
        }
        SimulatedUser user = users.get(credentials.user());
        if (user == null) {
            throw new TopLevelError.OfCredentials("No such user");
        }
        if (!user.apiKey().equals(credentials.apiKey())) {
            throw new TopLevelError.OfCredentials("Bad API key");
        }
        return user;
    }

    /** Ends the tasks whose time has come. */
    void settle() {
        tasks.stream().filter(task -> task.finish(settings.now())).forEach(this::move);
    }

    private void move(MoveTask task) {
        String source = task.sourceUsername();
        String target = task.targetUsername();
        apps.values().stream().filter(app -> app.ownerName().equals(source)).forEach(app -> app.ownerName(target));
        services.replaceAll(service -> service.ownerName().equals(source) ? service.ownedBy(target) : service);
    }

    private static <T> T present(Map<String, T> all, String name) {
        T found = all.get(name);
        if (found == null) {
            throw new NoSuchElementException(name + " is not among " + all.keySet());
        }
        return found;
    }
}
