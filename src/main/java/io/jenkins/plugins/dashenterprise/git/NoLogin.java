package io.jenkins.plugins.dashenterprise.git;

import java.time.Duration;

/** For a repository that anybody may read, by HTTPS. */
public record NoLogin() implements GitLogin {

    @Override
    public GitService open(Remote remote, String service, Duration limit) {
        return new HttpService(remote, service, null);
    }

    @Override
    public String toString() {
        return "nobody";
    }
}
