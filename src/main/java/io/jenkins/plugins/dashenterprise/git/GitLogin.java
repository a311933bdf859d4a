package io.jenkins.plugins.dashenterprise.git;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;

/** How a git server is entered; it travels to the machine that has the workspace, never to a disk. */
public interface GitLogin extends Serializable {

    /**
     * Begins a conversation; what is wrong with the login itself is found before a connection is opened.
     *
     * @param limit for connecting
     */
    GitService open(Remote remote, String service, Duration limit) throws IOException;
}
