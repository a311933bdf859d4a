package io.jenkins.plugins.dashenterprise.deploy;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.TaskListener;
import hudson.plugins.git.GitException;
import io.jenkins.plugins.dashenterprise.git.CommitName;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import org.jenkinsci.plugins.gitclient.Git;
import org.jenkinsci.plugins.gitclient.RepositoryCallback;

/** The git repository in a build's workspace, on whatever agent that is. */
record GitWorkspace(FilePath directory, TaskListener listener) {
    static GitWorkspace of(Session session) throws IOException, InterruptedException {
        FilePath directory = session.context(FilePath.class);
        if (directory == null) {
            throw new AbortException("There is no workspace here to deploy from."
                    + " Put the step into a node block, or into a stage with an agent, where the sources are checked out.");
        }
        return new GitWorkspace(directory, session.listener());
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
