package io.jenkins.plugins.dashenterprise.git;

import hudson.AbortException;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.dashenterprise.text.BuildLog;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import jenkins.agents.ControllerToAgentFileCallable;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Finds the revision that a source stands for, where the workspace is.
 *
 * @param limit after which to give up
 */
public record FindRevision(Source source, Duration limit, BuildLog log)
        implements ControllerToAgentFileCallable<Revision> {

    /** @throws AbortException when there is no such commit or directory, or when the repository is none to take it from */
    @Override
    public Revision invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        try {
            return Errand.run("Look for " + source.commit(), limit, errand -> find(workspace, errand));
        } catch (TimeoutException e) {
            throw new AbortException("Finding commit '" + source.commit() + "' in the git repository in " + workspace
                    + " took longer than timeoutMinutes allows. Allow more.");
        }
    }

    private Revision find(File workspace, Errand errand) throws IOException {
        return Sources.with(source, workspace, sources -> {
            ObjectId commit = sources.commit();
            return new Revision(
                    commit.name(), sources.revision(commit, limit, errand, log).name());
        });
    }
}
