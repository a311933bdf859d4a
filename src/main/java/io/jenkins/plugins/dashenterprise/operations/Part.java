package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;

/** The host of an operation that is a part of another: its parameters are not expanded a second time. */
record Part(Host whole) implements Host {
    @Override
    public Run<?, ?> run() {
        return whole.run();
    }

    @Override
    public boolean hasBuild() {
        return whole.hasBuild();
    }

    @Override
    @CheckForNull
    public Item item() {
        return whole.item();
    }

    @Override
    public CredentialsSource credentials() {
        return whole.credentials();
    }

    @Override
    public TaskListener listener() {
        return whole.listener();
    }

    @Override
    public String expand(String value) {
        return value;
    }

    @Override
    public void save() throws IOException, InterruptedException {
        whole.save();
    }

    @Override
    @CheckForNull
    public <T> T context(Class<T> type) throws IOException, InterruptedException {
        return whole.context(type);
    }

    @Override
    public void stepAside() {
        whole.stepAside();
    }
}
