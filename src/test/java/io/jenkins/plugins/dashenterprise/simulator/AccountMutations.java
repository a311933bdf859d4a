package io.jenkins.plugins.dashenterprise.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Users: what they do with their own account, and administrators with others'. */
final class AccountMutations {
    private AccountMutations() {}

    static Map<String, Operation> all() {
        return Map.of(
                "updateSshKeys", AccountMutations::updateSshKeys,
                "resetApiKey", AccountMutations::resetApiKey,
                "changePassword", AccountMutations::changePassword,
                "deleteUser", AccountMutations::deleteUser,
                "moveAppsAndServices", AccountMutations::moveAppsAndServices);
    }

    /** A key tells the server who pushes, so no two users can have the same. */
    private static Object updateSshKeys(Call call) {
        String keys = call.text("keys") == null ? "" : call.text("keys");
        List<String> lines = keys.lines().filter(line -> !line.isBlank()).toList();
        boolean taken = call.server().users().stream()
                .filter(user -> user != call.caller())
                .anyMatch(user -> user.sshKeys().lines().anyMatch(lines::contains));
        Refusal.when(taken, "SSH key already in use.");
        call.caller().sshKeys(keys);
        return Payload.ok();
    }

    private static Object resetApiKey(Call call) {
        Refusal.when(!call.caller().password().equals(call.text("password")), "Incorrect password.");
        call.caller().apiKey("fake-key-" + UUID.randomUUID());
        return Map.of("newKey", call.caller().apiKey());
    }

    private static Object changePassword(Call call) {
        Map<String, Object> payload = new HashMap<>();
        if (!call.caller().password().equals(call.text("currentPassword"))) {
            payload.put("currentPasswordError", "Incorrect password.");
        }
        String changed = call.text("newPassword");
        if (changed == null || changed.length() < 8) {
            payload.put("newPasswordError", "Passwords need at least 8 characters.");
        }
        payload.put("ok", payload.isEmpty());
        if (payload.get("ok").equals(true)) {
            call.caller().password(changed);
        }
        return payload;
    }

    private static Object deleteUser(Call call) {
        call.administratorsOnly();
        String name = existingUser(call, "username");
        boolean owner =
                call.server().apps().stream().anyMatch(app -> app.ownerName().equals(name))
                        || call.server().services().stream()
                                .anyMatch(service -> service.ownerName().equals(name));
        Refusal.when(owner, "User still owns apps or services.");
        call.server().removeUser(name);
        return Payload.ok();
    }

    private static Object moveAppsAndServices(Call call) {
        call.administratorsOnly();
        String source = existingUser(call, "sourceUsername");
        String target = existingUser(call, "targetUsername");
        call.server()
                .tasks
                .add(new MoveTask(source, target, call.server().settings.afterRestart()));
        return Payload.ok();
    }

    private static String existingUser(Call call, String argument) {
        Refusal.when(!call.server().hasUser(call.text(argument)), "User does not exist.");
        return call.text(argument);
    }
}
