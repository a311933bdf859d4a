package io.jenkins.plugins.dashenterprise.binding;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.EnvVars;
import hudson.util.Secret;
import io.jenkins.plugins.dashenterprise.configuration.ApiKey;
import io.jenkins.plugins.dashenterprise.graphql.ServerAddress;
import io.jenkins.plugins.dashenterprise.text.MaskedLog;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/**
 * The variables by which commands reach a server. Where they are saved with a build, the password is encrypted: that is what
 * Pipeline makes of a {@link Secret}.
 */
final class ServerVariables extends EnvironmentExpander {
    static final String PASSWORD = "DASH_ENTERPRISE_PASSWORD";
    private static final long serialVersionUID = 1;

    private final TreeMap<String, String> open;
    private final Secret password;

    ServerVariables(ServerAddress server, StandardUsernamePasswordCredentials account) {
        this.open = new TreeMap<>(Map.of(
                "DASH_ENTERPRISE_HOST", server.authority(),
                "DASH_ENTERPRISE_USERNAME", account.getUsername(),
                "DE_PACKAGES_URL", server.url() + "/packages"));
        this.password = server.isFive() ? account.getPassword() : Secret.fromString(ApiKey.of(account));
    }

    @Override
    public void expand(EnvVars environment) {
        addTo(environment);
    }

    /** Adds them as they are: what looks like a variable in a password is none. */
    void addTo(Map<String, String> environment) {
        environment.putAll(open);
        environment.put(PASSWORD, Secret.toString(password));
    }

    @Override
    public Set<String> getSensitiveVariables() {
        return Set.of(PASSWORD);
    }

    /** What keeps the password out of the log. */
    MaskedLog maskedLog() {
        return new MaskedLog(open.get("DASH_ENTERPRISE_USERNAME"), password);
    }
}
