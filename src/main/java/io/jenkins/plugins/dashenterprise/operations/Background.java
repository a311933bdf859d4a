package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Run;
import hudson.model.TaskListener;

/** Jenkins itself, which does what no build is there to do any more; as a job of a folder might. */
record Background(ItemGroup<?> folder, TaskListener listener) implements Host {
    @Override
    public Run<?, ?> run() {
        throw new IllegalStateException("This goes on outside of any build");
    }

    @Override
    public boolean hasBuild() {
        return false;
    }

    @Override
    @CheckForNull
    public Item item() {
        return folder instanceof Item item ? item : null;
    }

    @Override
    public CredentialsSource credentials() {
        return new CredentialsSource.OfFolder(folder);
    }

    @Override
    public String expand(String value) {
        return value;
    }

    @Override
    public void save() {
        // Whoever begins it keeps what has to be known after a restart.
    }

    @Override
    @CheckForNull
    public <T> T context(Class<T> type) {
        return null;
    }
}
