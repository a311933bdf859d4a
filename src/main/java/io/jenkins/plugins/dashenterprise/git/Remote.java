package io.jenkins.plugins.dashenterprise.git;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;

/**
 * A repository on a git server, and how it is entered.
 *
 * @param url without user name or password for HTTPS
 * @param route the way to the server
 */
public record Remote(String url, GitLogin login, Route route) implements Serializable {

    /** @param limit for connecting */
    GitService open(String service, Duration limit, Errand errand) throws IOException {
        GitService open = login.open(this, service, limit);
        errand.closing(open::cancel);
        return open;
    }
}
