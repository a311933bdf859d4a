package org.jenkinsci.plugins.gitclient.verifier;

public class ManuallyProvidedKeyVerificationStrategy extends SshHostKeyVerificationStrategy<HostKeyVerifierFactory> {
    private final String approvedHostKeys;

    public ManuallyProvidedKeyVerificationStrategy(String approvedHostKeys) {
        this.approvedHostKeys = approvedHostKeys;
    }

    @Override
    public HostKeyVerifierFactory getVerifier() {
        return new HostKeyVerifierFactory(approvedHostKeys);
    }
}
