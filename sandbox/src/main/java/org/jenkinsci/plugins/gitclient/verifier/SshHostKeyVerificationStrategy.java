package org.jenkinsci.plugins.gitclient.verifier;

public abstract class SshHostKeyVerificationStrategy<T extends HostKeyVerifierFactory> {
    public abstract T getVerifier();
}
