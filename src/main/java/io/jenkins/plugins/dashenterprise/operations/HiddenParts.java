package io.jenkins.plugins.dashenterprise.operations;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.util.Secret;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** What of credentials nobody shall read. */
final class HiddenParts {
    private HiddenParts() {}

    static void of(StandardCredentials credentials, Secrets secrets) {
        if (credentials instanceof StringCredentials text) {
            secrets.hide(text.getSecret().getPlainText());
        } else if (credentials instanceof StandardUsernamePasswordCredentials account) {
            secrets.hideLogin(account.getUsername(), Secret.toString(account.getPassword()));
        } else if (credentials instanceof SSHUserPrivateKey key) {
            key.getPrivateKeys().forEach(secrets::hide);
            secrets.hide(Secret.toString(key.getPassphrase()));
        }
    }
}
