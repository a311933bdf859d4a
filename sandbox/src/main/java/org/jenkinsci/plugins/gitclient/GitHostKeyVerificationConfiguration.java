package org.jenkinsci.plugins.gitclient;

import hudson.Extension;
import hudson.ExtensionList;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.plugins.gitclient.verifier.HostKeyVerifierFactory;
import org.jenkinsci.plugins.gitclient.verifier.ManuallyProvidedKeyVerificationStrategy;
import org.jenkinsci.plugins.gitclient.verifier.SshHostKeyVerificationStrategy;

/** No host is known at first, whereas Jenkins goes by the user's known hosts file. */
@Extension
public class GitHostKeyVerificationConfiguration extends GlobalConfiguration {
    private transient SshHostKeyVerificationStrategy<? extends HostKeyVerifierFactory> strategy =
            new ManuallyProvidedKeyVerificationStrategy("");

    public static GitHostKeyVerificationConfiguration get() {
        return ExtensionList.lookupSingleton(GitHostKeyVerificationConfiguration.class);
    }

    public SshHostKeyVerificationStrategy<? extends HostKeyVerifierFactory> getSshHostKeyVerificationStrategy() {
        return strategy;
    }

    public void setSshHostKeyVerificationStrategy(SshHostKeyVerificationStrategy<? extends HostKeyVerifierFactory> strategy) {
        this.strategy = strategy;
    }
}
