package io.jenkins.plugins.dashenterprise.git;

import java.io.IOException;

/** What a git server says instead of what it was asked for, in its own words. */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    RefusedException(String said) {
        super(said);
    }
}
