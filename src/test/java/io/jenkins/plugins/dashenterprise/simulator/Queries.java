package io.jenkins.plugins.dashenterprise.simulator;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The fields of RootQuery. */
final class Queries {
    private Queries() {}

    static Map<String, Operation> all() {
        return Map.of(
                "current",
                        call -> Map.of(
                                "username",
                                call.caller().username(),
                                "isAdmin",
                                call.caller().admin()),
                "apps", Queries::apps,
                "appsCount", Queries::appsCount,
                "portals", Queries::portals,
                "services", Queries::services,
                "sshKeys", call -> Map.of("keys", call.caller().sshKeys()),
                "globalEnvironmentVariables", Queries::globalEnvironmentVariables,
                "config", Queries::config,
                "adminTasks", Queries::adminTasks,
                "isWorkspaceReady", Queries::isWorkspaceReady);
    }

    private static Object apps(Call call) {
        boolean all = call.flag("allApps");
        if (all && !call.caller().admin() && call.server().settings.allAppsRefused()) {
            throw new TopLevelError(TopLevelError.UNAUTHORIZED);
        }
        String me = call.caller().username();
        Predicate<SimulatedApp> visible = app -> all && call.caller().admin() || me.equals(app.ownerName());
        String name = call.text("name");
        return Page.of(
                apps(call, visible.and(app -> name == null || name.equals(app.name()))),
                call.page(),
                call.server().settings.firstPage());
    }

    /** The apps field of a portal. */
    static Object appsOfPortal(Call call) {
        return Page.of(
                apps(call, app -> Boolean.TRUE.equals(app.metadata().get("showInPortal"))),
                call.page(),
                call.server().settings.firstPage());
    }

    /** The variables of an app as whoever asks sees them. */
    static Object variables(SimulatedApp app, Call call) {
        boolean shown = !call.server().settings.valuesHidden()
                || app.ownerName().equals(call.caller().username());
        return shown
                ? app.environmentVariables()
                : app.environmentVariables().stream()
                        .map(each -> new EnvironmentVariable(each.name(), null, each.readonly()))
                        .toList();
    }

    private static List<SimulatedApp> apps(Call call, Predicate<SimulatedApp> filter) {
        return call.server().apps().stream().filter(filter).toList();
    }

    private static Object appsCount(Call call) {
        administratorsOnly(call);
        return call.server().users().stream().map(user -> count(call, user)).toList();
    }

    private static Map<String, Object> count(Call call, SimulatedUser user) {
        int count = apps(call, app -> app.ownerName().equals(user.username())).size();
        Map<String, Object> account = Map.of("username", user.username(), "isDashCreator", count > 0);
        return Map.of("username", user.username(), "count", count, "user", account);
    }

    private static Object portals(Call call) {
        boolean found = call.text("name") == null || call.text("name").equals("default");
        return Map.of(
                "portals", found && call.page() == 0 ? List.of(call.server().portal()) : List.of());
    }

    private static Object services(Call call) {
        return call.server().services().stream()
                .filter(service -> call.caller().sees(service.ownerName()))
                .toList();
    }

    private static Object globalEnvironmentVariables(Call call) {
        administratorsOnly(call);
        return call.server().globalVariables();
    }

    private static Object config(Call call) {
        return Map.of(
                "OAUTH_CLIENT_ID", "fake-client-id",
                "PLOTLY_AUTH_WEBAPP_URL", "https://dash.example.com/Auth",
                "AUTH_SAML_ENABLED", false,
                "AUTH_LDAP_ENABLED", false,
                "SSL_DASH_CERT_GENERATE", false,
                "AUTH_PASSWORD", true,
                "HA_ENABLED", false,
                "DASH_APP_VIEWERS", 50);
    }

    private static Object adminTasks(Call call) {
        administratorsOnly(call);
        return Map.of("tasks", call.server().tasks);
    }

    private static Object isWorkspaceReady(Call call) {
        return apps(call, app -> app.name().equals(call.text("appname"))).stream()
                .anyMatch(app -> call.caller().sees(app.ownerName()) && app.workspace.ready());
    }

    private static void administratorsOnly(Call call) {
        if (!call.caller().admin()) {
            throw new TopLevelError(TopLevelError.UNAUTHORIZED);
        }
    }
}
