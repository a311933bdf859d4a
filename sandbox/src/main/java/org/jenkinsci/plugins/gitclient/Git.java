package org.jenkinsci.plugins.gitclient;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.TaskListener;
import java.io.File;
import java.io.IOException;

/** The repository is opened by JGit, which is the real one; that is all the sandbox has. */
public class Git {
    private FilePath repository;
    private String exe;

    public static Git with(TaskListener listener, EnvVars env) {
        return new Git();
    }

    public Git in(FilePath repository) {
        this.repository = repository;
        return this;
    }

    public Git using(String exe) {
        this.exe = exe;
        return this;
    }

    public GitClient getClient() throws IOException, InterruptedException {
        if (!"jgit".equals(exe)) {
            throw new UnsupportedOperationException("The sandbox has jgit only, not " + exe);
        }
        return new GitClient(new File(repository.getRemote()));
    }
}
