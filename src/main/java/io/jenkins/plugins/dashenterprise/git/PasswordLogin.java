package io.jenkins.plugins.dashenterprise.git;

import hudson.util.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.Credentials;

/** A user name and a password, for HTTPS. */
public record PasswordLogin(String user, Secret password) implements GitLogin {

    @Override
    public GitService open(Remote remote, String service, Duration limit) {
        return new HttpService(
                remote, service, Credentials.basic(user, password.getPlainText(), StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return user;
    }
}
