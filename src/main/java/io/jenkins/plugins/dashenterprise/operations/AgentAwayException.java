package io.jenkins.plugins.dashenterprise.operations;

import hudson.AbortException;

/** The agent that has the workspace cannot be reached: after a restart of the controller it may take a while. */
final class AgentAwayException extends AbortException {
    private static final long serialVersionUID = 1;

    AgentAwayException(String message) {
        super(message);
    }
}
