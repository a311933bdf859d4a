package io.jenkins.plugins.dashenterprise.deploy;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.dashenterprise.git.FindRevision;
import io.jenkins.plugins.dashenterprise.git.Outlook;
import io.jenkins.plugins.dashenterprise.git.Push;
import io.jenkins.plugins.dashenterprise.git.Revision;
import io.jenkins.plugins.dashenterprise.git.Source;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.time.Duration;

/** A build's workspace, on whatever agent that is, with the git repository in it. */
record GitWorkspace(FilePath directory, Session session) {
    static GitWorkspace of(Session session) throws IOException, InterruptedException {
        FilePath directory = session.context(FilePath.class);
        if (directory == null) {
            throw new AbortException(
                    "There is no workspace here to deploy from."
                            + " Put the step into a node block, or into a stage with an agent, where the sources are checked out.");
        }
        return new GitWorkspace(directory, session);
    }

    Revision find(Source source, Duration limit) throws IOException, InterruptedException {
        if (source.directory() != null) {
            session.stepAside();
        }
        return directory.act(new FindRevision(source, limit, session.buildLog()));
    }

    Outlook make(Push push) throws IOException, InterruptedException {
        return directory.act(push);
    }
}
