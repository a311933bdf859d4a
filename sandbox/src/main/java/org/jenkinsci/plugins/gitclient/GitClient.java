package org.jenkinsci.plugins.gitclient;

import java.io.File;
import java.io.IOException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;

/** In Jenkins an interface. */
public class GitClient {
    private final File workspace;

    GitClient(File workspace) {
        this.workspace = workspace;
    }

    public <T> T withRepository(RepositoryCallback<T> callable) throws IOException, InterruptedException {
        try (Repository repository = new RepositoryBuilder().setWorkTree(workspace).build()) {
            return callable.invoke(repository, null);
        }
    }
}
