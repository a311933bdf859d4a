package org.jenkinsci.plugins.gitclient.verifier;

import hudson.model.TaskListener;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.model.Jenkins;

/** In Jenkins one of several: this is the one that knows the keys it is given. */
public class HostKeyVerifierFactory implements Serializable {
    private final String knownHosts;

    HostKeyVerifierFactory(String knownHosts) {
        this.knownHosts = knownHosts;
    }

    public AbstractJGitHostKeyVerifier forJGit(TaskListener listener) {
        return new AbstractJGitHostKeyVerifier(getKnownHostsFile().toPath());
    }

    public File getKnownHostsFile() {
        try {
            // Jenkins' home, as that goes with the test.
            Path file = Files.createTempFile(Jenkins.get().getRootDir().toPath(), "known_hosts", "");
            return Files.writeString(file, knownHosts + "\n").toFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
