package io.jenkins.plugins.dashenterprise.sandbox;

import com.cloudbees.jenkins.plugins.sshcredentials.impl.BasicSSHUserPrivateKey;
import com.cloudbees.jenkins.plugins.sshcredentials.impl.BasicSSHUserPrivateKey.DirectEntryPrivateKeySource;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Descriptor.FormException;
import hudson.util.Secret;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;

/** What the command line says. What must not be seen there is handed over in variables of the environment. */
final class Options {
    private static final String USAGE = "Usage: [FILE] [--workspace DIR] [--secret ID=VARIABLE]... [--credentials ID=USER:VARIABLE]..."
            + " [--simulate NAME]... [--server URL [--allow-http]]";
    private static final Pattern SECRET = Pattern.compile("([^=]+)=([A-Za-z_]\\w*)");
    private static final Pattern CREDENTIALS = Pattern.compile("([^=]+)=(.+):([A-Za-z_]\\w*)");

    private final Map<String, String> environment;
    private final Deque<String> rest;
    private final List<StandardCredentials> credentials = new ArrayList<>();
    private final Set<String> simulators = new LinkedHashSet<>();
    private String file;
    private Path workspace;
    private String server;
    private boolean allowHttp;

    Options(Map<String, String> environment, String... arguments) {
        this.environment = environment;
        this.rest = new ArrayDeque<>(List.of(arguments));
        while (!rest.isEmpty()) {
            take(rest.remove());
        }
    }

    private void take(String argument) {
        switch (argument) {
            case "--workspace" -> workspace = Path.of(value(argument)).toAbsolutePath();
            case "--secret" -> secret(argument, value(argument));
            case "--credentials" -> credentials(argument, value(argument));
            case "--simulate" -> simulators.add(value(argument));
            case "--server" -> server = value(argument);
            case "--allow-http" -> allowHttp = true;
            default -> {
                if (argument.startsWith("-") || file != null) {
                    throw new IllegalArgumentException("Not understood: " + argument + "\n" + USAGE);
                }
                file = argument;
            }
        }
    }

    private String value(String option) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value.\n" + USAGE);
        }
        return rest.remove();
    }

    private void secret(String option, String value) {
        Matcher parts = parts(SECRET, option, value);
        Secret text = Secret.fromString(variable(parts.group(2), option + " " + parts.group(1)));
        credentials.add(new StringCredentialsImpl(CredentialsScope.GLOBAL, parts.group(1), null, text));
    }

    private void credentials(String option, String value) {
        Matcher parts = parts(CREDENTIALS, option, value);
        String secret = variable(parts.group(3), option + " " + parts.group(1));
        credentials.add(login(parts.group(1), parts.group(2), secret));
    }

    private static Matcher parts(Pattern form, String option, String value) {
        Matcher parts = form.matcher(value);
        if (!parts.matches()) {
            throw new IllegalArgumentException(option + " is not understood: the secret itself is not written there, but the"
                    + " name of an environment variable that holds it.\n" + USAGE);
        }
        return parts;
    }

    private String variable(String name, String use) {
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("The environment variable that " + use + " needs is not set.");
        }
        return value;
    }

    /** @param secret a password, or a private key in the text form of OpenSSH or PEM */
    static StandardCredentials login(String id, String user, String secret) {
        if (secret.startsWith("-----BEGIN")) {
            var key = new DirectEntryPrivateKeySource(secret);
            return new BasicSSHUserPrivateKey(CredentialsScope.GLOBAL, id, user, key, null, null);
        }
        try {
            return new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, id, null, user, secret);
        } catch (FormException e) {
            throw new IllegalArgumentException("The credentials '" + id + "' are not accepted: " + e.getMessage(), e);
        }
    }

    /** The Jenkinsfile, or null for the quick start. */
    String file() {
        return file;
    }

    /** The folder with the sources of an app, or null for the demo's. */
    Path workspace() {
        return workspace;
    }

    /** The names of the simulated servers. */
    Set<String> simulators() {
        return simulators.isEmpty() ? Set.of("simulator") : simulators;
    }

    /** The URL of a real server, or null for simulated ones. */
    String server() {
        return server;
    }

    boolean allowHttp() {
        return allowHttp;
    }

    /** What the Jenkinsfile may use besides the server's own. */
    List<StandardCredentials> credentials() {
        return credentials;
    }

    /** Where ssh keeps the keys of the servers that it knows. */
    Path knownHosts() {
        return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".ssh", "known_hosts");
    }

    /** The login to the App Manager of a real server. */
    StandardCredentials account(String id) {
        return login(id, variable("DASH_ENTERPRISE_USERNAME", "--server"), variable("DASH_ENTERPRISE_API_KEY", "--server"));
    }
}
