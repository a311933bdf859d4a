package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.File;
import java.util.List;
import org.eclipse.jgit.util.FS;

/** Files as JGit sees them, among which it finds no repository and no way to another directory of objects. */
final class SecludedFiles extends FS {
    private final File nothing;

    /** @param nothing where there is no file */
    SecludedFiles(File nothing) {
        this.nothing = nothing;
    }

    @Override
    public File resolve(File dir, String name) {
        return nothing;
    }

    @CheckForNull
    @Override
    public File getCommonDir(File dir) {
        return null;
    }

    @Override
    public FS newInstance() {
        return this;
    }

    @Override
    public boolean supportsExecute() {
        return false;
    }

    @Override
    public boolean isCaseSensitive() {
        return true;
    }

    @Override
    public boolean canExecute(File f) {
        return false;
    }

    @Override
    public boolean setExecute(File f, boolean canExec) {
        return false;
    }

    @Override
    public boolean retryFailedLockFileCommit() {
        return false;
    }

    @CheckForNull
    @Override
    protected File discoverGitExe() {
        return null;
    }

    @Override
    public ProcessBuilder runInShell(String cmd, String[] args) {
        throw new UnsupportedOperationException(List.of(cmd).toString());
    }
}
