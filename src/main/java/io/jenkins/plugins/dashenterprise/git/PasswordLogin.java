package io.jenkins.plugins.dashenterprise.git;

import hudson.util.Secret;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** A user name and the account's password, for HTTPS. */
public record PasswordLogin(String user, Secret password) implements GitLogin {

    @Override
    public void applyTo(Transport transport) {
        transport.setCredentialsProvider(new UsernamePasswordCredentialsProvider(user, password.getPlainText()));
    }

    @Override
    public String toString() {
        return user;
    }
}
