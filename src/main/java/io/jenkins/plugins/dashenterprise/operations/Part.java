package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import java.io.IOException;

/** The host of an operation that is a part of another: its parameters are not expanded a second time. */
record Part(Host whole) implements Host {
    /**
     * Runs the part.
     *
     * @param subject what the whole is about, at the beginning of the sentence that tells of a failure
     */
    @CheckForNull
    static Object run(Session part, String subject) throws IOException, InterruptedException {
        try {
            return part.run();
        } catch (AgentAwayException e) {
            throw e;
        } catch (GraphQlException e) {
            throw e.reworded(Texts.without(part.subject(), e.getMessage()));
        } catch (AbortException e) {
            throw new AbortException(subject + Texts.without(part.subject(), e.getMessage()));
        }
    }

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
