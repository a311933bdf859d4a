package com.cloudbees.jenkins.plugins.sshcredentials.impl;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.util.Secret;
import java.util.List;

public class BasicSSHUserPrivateKey extends BaseStandardCredentials implements SSHUserPrivateKey {
    private final String username;
    private final Secret privateKey;
    private final Secret passphrase;

    public BasicSSHUserPrivateKey(
            CredentialsScope scope,
            String id,
            String username,
            DirectEntryPrivateKeySource source,
            String passphrase,
            String description) {
        super(scope, id, description);
        this.username = username;
        this.privateKey = Secret.fromString(source.privateKey());
        this.passphrase = passphrase == null ? null : Secret.fromString(passphrase);
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public Secret getPassphrase() {
        return passphrase;
    }

    @Override
    public List<String> getPrivateKeys() {
        return List.of(privateKey.getPlainText());
    }

    /** In Jenkins one of several sources. */
    public record DirectEntryPrivateKeySource(String privateKey) {}
}
