package io.jenkins.plugins.dashenterprise.simulator;

import java.util.Map;

/** An app's existence, description and viewers. */
final class AppMutations {
    private AppMutations() {}

    static Map<String, Operation> all() {
        return Map.of(
                "addApp", AppMutations::addApp,
                "updateApp", AppMutations::updateApp,
                "deleteApp", AppMutations::deleteApp,
                "uploadAppThumbnail", AppMutations::uploadAppThumbnail,
                "addCollaborators", AppMutations::addCollaborators,
                "removeCollaborators", AppMutations::removeCollaborators,
                "purgeCache", AppMutations::purgeCache);
    }

    private static Object addApp(Call call) {
        String name = call.text("name");
        Refusal.ofInvalidName("app", name);
        Refusal.when(
                call.server().hasApp(name),
                "An app with this name already exists in this Dash Server. Please choose a different name.");
        return Payload.of(call.server().addApp(name, call.caller().username()));
    }

    private static Object updateApp(Call call) {
        SimulatedApp app = call.app();
        Map<String, Object> changes = call.object("metadata");
        if (changes.containsKey("permissionLevel") && changes.get("permissionLevel") == null) {
            throw new TopLevelError("None is not a valid PermissionLevels");
        }
        app.describe(changes);
        return Payload.of(app);
    }

    private static Object deleteApp(Call call) {
        call.server().removeApp(call.app("name").name());
        return Payload.ok();
    }

    private static Object uploadAppThumbnail(Call call) {
        SimulatedApp app = call.app();
        app.thumbnail(call.file("thumbnail"));
        return Payload.of(app);
    }

    private static Object addCollaborators(Call call) {
        SimulatedApp app = call.app();
        app.users.addAll(call.texts("users"));
        app.teams.addAll(call.texts("teams"));
        return Payload.of(app);
    }

    private static Object removeCollaborators(Call call) {
        SimulatedApp app = call.app();
        call.texts("users").forEach(app.users::remove);
        call.texts("teams").forEach(app.teams::remove);
        return Payload.of(app);
    }

    private static Object purgeCache(Call call) {
        call.app();
        return Payload.ok();
    }
}
