package io.jenkins.plugins.dashenterprise.simulator;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The environment variables of an app, or those of the whole server. */
final class Environment {
    private final Map<String, EnvironmentVariable> variables = new ConcurrentSkipListMap<>();
    private final ServerSettings settings;

    Environment(ServerSettings settings) {
        this.settings = settings;
    }

    Collection<EnvironmentVariable> all() {
        return variables.values();
    }

    /** Null when there is none of that name. */
    EnvironmentVariable get(String name) {
        return variables.get(name);
    }

    void setReadonly(String name, String value) {
        variables.put(name, new EnvironmentVariable(name, value, true));
    }

    void removeReadonly(String name) {
        variables.remove(name);
    }

    void set(String name, String value) {
        Refusal.when(name == null || !name.matches("[a-zA-Z_][a-zA-Z0-9_]*"), "Invalid key name: '" + name + "'");
        refuseReadonly(name);
        Refusal.when(
                variables.containsKey(name) && settings.overwriteRefused(),
                "An environment variable with the given name already exists.");
        variables.put(name, new EnvironmentVariable(name, value == null ? "" : value, false));
    }

    /** Whether there was one to remove. */
    boolean remove(String name) {
        Refusal.when(name == null, "Environment variable does not exist.");
        refuseReadonly(name);
        return variables.remove(name) != null;
    }

    private void refuseReadonly(String name) {
        EnvironmentVariable present = variables.get(name);
        Refusal.when(present != null && present.readonly(), "Environment variable " + name + " is read-only.");
    }
}
