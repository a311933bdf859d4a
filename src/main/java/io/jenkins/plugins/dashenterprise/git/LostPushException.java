package io.jenkins.plugins.dashenterprise.git;

import hudson.AbortException;

/** A push whose connection broke, so that the server may or may not have accepted it, or may still be building. */
public final class LostPushException extends AbortException {
    private static final long serialVersionUID = 1;

    LostPushException(String message) {
        super(message);
    }
}
