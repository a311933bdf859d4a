package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.remoting.VirtualChannel;
import java.io.IOException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jenkinsci.plugins.gitclient.RepositoryCallback;

/**
 * Finds the commit that a name stands for in a repository.
 *
 * @param name for example {@code HEAD}, a branch, a tag or the beginning of a hash
 * @param where the repository is, as a sentence names it
 */
public record CommitName(String name, String where) implements RepositoryCallback<String> {

    /** The commit's whole hash. */
    @Override
    public String invoke(Repository repository, VirtualChannel channel) throws IOException {
        if (!repository.getObjectDatabase().exists()) {
            throw new AbortException("There is no git repository in " + where
                    + ". Check the app's sources out first, for example with checkout scm.");
        }
        ObjectId commit = resolve(repository);
        if (commit == null) {
            throw new AbortException("There is no commit '" + name + "' in the git repository in " + where + ".");
        }
        return commit.name();
    }

    @CheckForNull
    private ObjectId resolve(Repository repository) throws IOException {
        try {
            return repository.resolve(name + "^{commit}");
        } catch (RevisionSyntaxException e) {
            return null;
        }
    }
}
