package io.jenkins.plugins.dashenterprise.git;

import java.io.IOException;

/** What answers is no git server, or has no such repository. */
final class NoGitException extends IOException {
    private static final long serialVersionUID = 1;

    NoGitException(String said) {
        super(said);
    }
}
