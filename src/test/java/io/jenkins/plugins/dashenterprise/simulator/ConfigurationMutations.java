package io.jenkins.plugins.dashenterprise.simulator;

import java.util.List;
import java.util.Map;

/** What an app runs with: a change restarts it. */
final class ConfigurationMutations {
    private ConfigurationMutations() {}

    static Map<String, Operation> all() {
        return Map.of(
                "addEnvironmentVariable", ConfigurationMutations::addEnvironmentVariable,
                "removeEnvironmentVariable", ConfigurationMutations::removeEnvironmentVariable,
                "mountDirectory", ConfigurationMutations::mountDirectory,
                "unmountDirectory", ConfigurationMutations::unmountDirectory,
                "scaleProcesses", ConfigurationMutations::scaleProcesses,
                "setResources", ConfigurationMutations::setResources);
    }

    private static Object addEnvironmentVariable(Call call) {
        environment(call).set(call.text("name"), call.text("value"));
        return Payload.ok(restart(call));
    }

    private static Object removeEnvironmentVariable(Call call) {
        boolean changed = environment(call).remove(call.text("name"));
        return Payload.ok(changed && restart(call));
    }

    private static Environment environment(Call call) {
        if (!call.flag("globalVar")) {
            return call.app().environment;
        }
        call.administratorsOnly();
        return call.server().environment;
    }

    /** A global variable concerns every app. */
    private static boolean restart(Call call) {
        List<SimulatedApp> apps =
                call.flag("globalVar") ? List.copyOf(call.server().apps()) : List.of(call.app());
        return apps.stream().filter(app -> app.lifecycle.restart()).count() > 0;
    }

    private static Object mountDirectory(Call call) {
        SimulatedApp app = call.app();
        Refusal.when(
                !call.server().settings.mountable(String.valueOf(call.text("hostDir"))),
                "Only directories specified in the Allowed Directories for Mapping list "
                        + "of the server's settings can be mapped.");
        Refusal.when(app.mounts.contains(mount(call)), "Mount path already exists.");
        app.mounts.add(mount(call));
        return Payload.ok(app.lifecycle.restart());
    }

    private static Object unmountDirectory(Call call) {
        SimulatedApp app = call.app();
        Refusal.when(!app.mounts.remove(mount(call)), "Mount path does not exist.");
        return Payload.ok(app.lifecycle.restart());
    }

    private static SimulatedApp.Mount mount(Call call) {
        return new SimulatedApp.Mount(call.text("hostDir"), call.text("targetDir"));
    }

    private static Object scaleProcesses(Call call) {
        SimulatedApp app = call.app();
        Refusal.when(!app.lifecycle.canScale(), "This app cannot be scaled.");
        List<Map<String, Object>> processes = call.objects("processes");
        boolean valid = processes.stream().allMatch(ConfigurationMutations::valid);
        Refusal.when(!valid, "A process needs a type, and a number that is not negative.");
        processes.forEach(process -> app.scale((String) process.get("type"), (Integer) process.get("number")));
        return Payload.ok(app.lifecycle.restart());
    }

    private static boolean valid(Map<String, Object> process) {
        return process.get("type") != null && process.get("number") instanceof Integer number && number >= 0;
    }

    private static Object setResources(Call call) {
        SimulatedApp app = call.app();
        call.objects("resources").forEach(resource -> app.resources.put((String) resource.get("type"), resource));
        return Payload.ok(app.lifecycle.restart());
    }
}
