package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Set;
import org.eclipse.jgit.api.FetchCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/**
 * The history of a repository, of which a shallow clone lacks what a server wants.
 *
 * @param originLogin for where it was cloned from, or null
 */
record History(Repository repository, @CheckForNull GitLogin originLogin, TaskListener listener) {

    /** Fetches what is missing. */
    void complete() throws IOException {
        if (repository.getObjectDatabase().getShallowCommits().isEmpty()) {
            return;
        }
        Set<String> remotes = repository.getRemoteNames();
        if (remotes.isEmpty()) {
            throw incomplete("no remote", "the repository has no remote");
        }
        String remote = remotes.contains(Constants.DEFAULT_REMOTE_NAME) ? Constants.DEFAULT_REMOTE_NAME : remotes.iterator().next();
        listener.getLogger().println("The workspace is a shallow clone: fetching the rest of its history from " + remote);
        try {
            fetch(remote).call();
        } catch (GitAPIException | JGitInternalException e) {
            throw incomplete(remote, e.getMessage());
        }
    }

    private FetchCommand fetch(String remote) {
        FetchCommand fetch = Git.wrap(repository).fetch().setRemote(remote).setUnshallow(true);
        return originLogin == null ? fetch : fetch.setTransportConfigCallback(originLogin::applyTo);
    }

    private static AbortException incomplete(String remote, @CheckForNull String cause) {
        return new AbortException("the workspace is a shallow clone, which the server does not take, and the rest of its"
                + " history could not be fetched from " + remote + " (" + cause + "). Check out without a shallow clone,"
                + " or choose scmCredentialsId for the repository that it was cloned from.");
    }
}
