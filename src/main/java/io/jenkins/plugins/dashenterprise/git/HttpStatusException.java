package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;

/** An answer by HTTP that is not the one that git wants. */
final class HttpStatusException extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;

    @CheckForNull
    private final String location;

    HttpStatusException(int status, @CheckForNull String location) {
        super("HTTP " + status);
        this.status = status;
        this.location = location;
    }

    int status() {
        return status;
    }

    /** Where a redirect leads to, or null. */
    @CheckForNull
    String location() {
        return location;
    }
}
