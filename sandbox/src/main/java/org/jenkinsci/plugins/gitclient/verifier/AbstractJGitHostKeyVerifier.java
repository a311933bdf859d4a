package org.jenkinsci.plugins.gitclient.verifier;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.internal.transport.sshd.OpenSshServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;

public class AbstractJGitHostKeyVerifier {
    private final Path knownHosts;

    AbstractJGitHostKeyVerifier(Path knownHosts) {
        this.knownHosts = knownHosts;
    }

    public ServerKeyDatabase getServerKeyDatabase() {
        return new OpenSshServerKeyDatabase(true, List.of(knownHosts));
    }
}
