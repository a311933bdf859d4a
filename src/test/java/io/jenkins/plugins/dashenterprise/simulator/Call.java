package io.jenkins.plugins.dashenterprise.simulator;

import java.util.List;
import java.util.Map;

/** One use of a query or mutation: by whom, and with which arguments. */
record Call(SimulatedServer server, SimulatedUser caller, Map<String, Object> arguments) {
    /** Null when it was left out. */
    String text(String argument) {
        return (String) arguments.get(argument);
    }

    boolean flag(String argument) {
        return Boolean.TRUE.equals(arguments.get(argument));
    }

    int page() {
        return arguments.get("page") instanceof Integer page ? Math.max(page, 0) : 0;
    }

    byte[] file(String argument) {
        return ((MultipartForm.Part) arguments.get(argument)).content();
    }

    List<String> texts(String argument) {
        return arguments.get(argument) instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    /** The fields of an input object; empty when it was left out. */
    @SuppressWarnings("unchecked") // the schema says so
    Map<String, Object> object(String argument) {
        return arguments.get(argument) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked") // the schema says so
    List<Map<String, Object>> objects(String argument) {
        return arguments.get(argument) instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
    }

    /** The app called {@code appname}. */
    SimulatedApp app() {
        return app("appname");
    }

    /** The app that the argument names: for who cannot see it, there is none. */
    SimulatedApp app(String argument) {
        String name = text(argument);
        Refusal.when(name == null || name.isEmpty(), Refusal.NO_APP);
        Refusal.ofInvalidName("app", name);
        Refusal.when(!server.hasApp(name) || !caller.sees(server.app(name).ownerName()), Refusal.NO_APP);
        return server.app(name);
    }

    /** Refuses a mutation to everybody else. */
    void administratorsOnly() {
        Refusal.when(!caller.admin(), "Only administrators can do this.");
    }
}
