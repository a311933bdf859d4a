package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** A step of a Pipeline. */
record PipelineHost(Run<?, ?> run, TaskListener listener, Defaults defaults, StepContext step, StepTurn turn)
        implements Host {

    @Override
    public String expand(String value) {
        // Groovy has expanded the arguments already.
        return value;
    }

    @Override
    public void save() throws IOException, InterruptedException {
        try {
            step.saveState().get();
        } catch (ExecutionException e) {
            throw new IOException("The state of the step could not be saved", e.getCause());
        }
    }

    @Override
    public void stepAside() {
        turn.stepAside();
    }

    @Override
    @CheckForNull
    public <T> T context(Class<T> type) throws IOException, InterruptedException {
        return step.get(type);
    }
}
