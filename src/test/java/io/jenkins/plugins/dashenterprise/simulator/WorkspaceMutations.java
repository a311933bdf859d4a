package io.jenkins.plugins.dashenterprise.simulator;

import java.util.Map;

/** An app's development workspace. */
final class WorkspaceMutations {
    private WorkspaceMutations() {}

    static Map<String, Operation> all() {
        return Map.of(
                "createWorkspace", WorkspaceMutations::createWorkspace,
                "restartWorkspace", WorkspaceMutations::restartWorkspace,
                "deleteWorkspace", WorkspaceMutations::deleteWorkspace);
    }

    private static Object createWorkspace(Call call) {
        SimulatedApp app = call.app();
        app.workspace.create();
        return Payload.of(app);
    }

    private static Object restartWorkspace(Call call) {
        call.app().workspace.restart();
        return Payload.ok();
    }

    private static Object deleteWorkspace(Call call) {
        call.app().workspace.delete();
        return Payload.ok();
    }
}
