package org.jenkinsci.plugins.scriptsecurity.sandbox;

public final class RejectedAccessException extends SecurityException {
    public RejectedAccessException(String message) {
        super(message);
    }
}
