package io.jenkins.plugins.dashenterprise.simulator;

import java.util.Map;

/** The variables that the server gives to a new app. */
final class SystemVariables {
    private SystemVariables() {}

    static Map<String, String> of(String app, String serverUrl) {
        return Map.ofEntries(
                Map.entry("DASH_APP_NAME", app),
                Map.entry("DASH_DOMAIN_BASE", serverUrl),
                Map.entry("DASH_LOGOUT_URL", serverUrl + "/Auth/logout"),
                Map.entry("DASH_PATH_ROUTING", "1"),
                Map.entry("DASH_SECRET_KEY", "fake-secret-key-of-" + app),
                Map.entry("DASH_STREAMBED_DIRECT_IP", "1"),
                Map.entry("DOKKU_APP_RESTORE", "1"),
                Map.entry("DOKKU_APP_TYPE", "herokuish"),
                Map.entry("DOKKU_PROXY_PORT", "80"),
                Map.entry("DOKKU_PROXY_PORT_MAP", "http:80:5000"),
                Map.entry("NO_VHOST", "1"),
                Map.entry("SCRIPT_NAME", "/" + app));
    }
}
