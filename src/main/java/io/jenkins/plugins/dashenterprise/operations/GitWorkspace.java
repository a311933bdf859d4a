package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.TaskListener;
import hudson.plugins.git.GitException;
import io.jenkins.plugins.dashenterprise.git.CommitName;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.gitclient.Git;
import org.jenkinsci.plugins.gitclient.RepositoryCallback;

/** The git repository in a build's workspace, on whatever agent that is. */
record GitWorkspace(FilePath directory, TaskListener listener) {
    private static final int MOST_TRIES = 30;
    private static final int SECONDS_BETWEEN_TRIES = 10;

    static GitWorkspace of(Session session) throws IOException, InterruptedException {
        FilePath directory = directory(session);
        if (directory == null) {
            throw new AbortException("There is no workspace here to deploy from."
                    + " Put the step into a node block, or into a stage with an agent, where the sources are checked out.");
        }
        return new GitWorkspace(directory, session.listener());
    }

    /** The workspace, which after a restart of the controller is there only when its agent is back. */
    @CheckForNull
    private static FilePath directory(Session session) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return session.context(FilePath.class);
            } catch (IOException e) {
                if (tries == MOST_TRIES) {
                    throw new AbortException("The workspace cannot be reached: " + e.getMessage());
                }
                TimeUnit.SECONDS.sleep(SECONDS_BETWEEN_TRIES);
            }
        }
    }

    /** The whole hash of the commit that a name stands for. */
    String commit(String name) throws IOException, InterruptedException {
        return with(new CommitName(name, directory.getRemote()));
    }

    <T> T with(RepositoryCallback<T> work) throws IOException, InterruptedException {
        try {
            return Git.with(listener, new EnvVars()).in(directory).using("jgit").getClient().withRepository(work);
        } catch (GitException e) {
            throw new AbortException("The git repository in " + directory.getRemote() + " cannot be used: " + e.getMessage());
        }
    }
}
