package org.jenkinsci.plugins.gitclient.verifier;

import hudson.model.TaskListener;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
            File file = Files.createTempFile("known_hosts", "").toFile();
            file.deleteOnExit();
            Files.writeString(file.toPath(), knownHosts + "\n");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
