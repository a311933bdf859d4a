package io.jenkins.plugins.dashenterprise.configuration;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.util.Secret;

/** The API key in credentials. */
public final class ApiKey {
    private ApiKey() {}

    /** The key without the line end that comes along when it is copied from a file: no key has white space. */
    public static String of(StandardUsernamePasswordCredentials credentials) {
        return Secret.toString(credentials.getPassword()).strip();
    }
}
