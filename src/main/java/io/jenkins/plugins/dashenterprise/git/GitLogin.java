package io.jenkins.plugins.dashenterprise.git;

import java.io.Serializable;
import org.eclipse.jgit.transport.Transport;

/** How a git server is entered; it travels to the machine that has the workspace, never to a disk. */
public interface GitLogin extends Serializable {

    /** Makes a connection that is yet to be opened use this login. */
    void applyTo(Transport transport);
}
