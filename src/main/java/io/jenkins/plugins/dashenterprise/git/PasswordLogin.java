package io.jenkins.plugins.dashenterprise.git;

import hudson.util.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import okhttp3.Credentials;

/** A user name and a password, for HTTPS. */
public record PasswordLogin(String user, Secret password) implements GitLogin {

    @Override
    public GitService open(Remote remote, String service, Duration limit) {
        return new HttpService(remote, service, Credentials.basic(user, password.getPlainText(), StandardCharsets.UTF_8));
    }

    @Override
    public List<String> secrets() {
        String plain = password.getPlainText();
        String basic = Base64.getEncoder().encodeToString((user + ":" + plain).getBytes(StandardCharsets.UTF_8));
        return List.of(plain, URLEncoder.encode(plain, StandardCharsets.UTF_8), basic);
    }

    @Override
    public String toString() {
        return user;
    }
}
