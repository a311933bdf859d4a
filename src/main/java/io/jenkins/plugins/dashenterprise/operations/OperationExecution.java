package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A step under way: its saved state is the operation, what it has begun, and what it waits for. */
final class OperationExecution extends StepExecution implements Host {
    private static final long serialVersionUID = 1;

    private final Operation operation;
    private final Set<String> begun = new CopyOnWriteArraySet<>();

    @CheckForNull
    private Wait<?> wait;

    // The part of the work that can be cancelled; a restart begins a new one.
    @CheckForNull
    private transient volatile Future<?> work;

    @CheckForNull
    private transient volatile Waiting waiting;

    private transient volatile boolean stopped;
    private transient Run<?, ?> run;
    private transient TaskListener listener;

    OperationExecution(StepContext context, Operation operation) {
        super(context);
        this.operation = operation;
    }

    @Override
    public boolean start() {
        resume();
        return false;
    }

    @Override
    public void onResume() {
        resume();
    }

    @Override
    public void stop(Throwable cause) {
        stopped = true;
        getContext().onFailure(cause);
        if (work != null) {
            work.cancel(true);
        }
        if (waiting != null) {
            waiting.cancel();
        }
    }

    @Override
    public String getStatus() {
        Wait<?> current = wait;
        return current == null ? "calling Dash Enterprise" : current.status();
    }

    private void resume() {
        work = Computer.threadPoolForRemoting.submit(this::work);
    }

    private void work() {
        try {
            run = getContext().get(Run.class);
            listener = getContext().get(TaskListener.class);
            Session session = new Session(operation, this, begun);
            Object answer = wait == null ? session.run() : wait;
            if (answer instanceof Wait<?> next) {
                wait = next;
                save();
                waiting = new Waiting(next, session);
                waiting.start(getContext()::onSuccess, getContext()::onFailure);
            } else {
                getContext().onSuccess(answer);
            }
        } catch (Exception e) {
            if (!stopped) {
                getContext().onFailure(e);
            }
        }
    }

    @Override
    public Run<?, ?> run() {
        return run;
    }

    @Override
    public TaskListener listener() {
        return listener;
    }

    @Override
    public String expand(String value) {
        // Groovy has expanded the arguments already.
        return value;
    }

    @Override
    public void save() throws IOException, InterruptedException {
        try {
            getContext().saveState().get();
        } catch (ExecutionException e) {
            throw new IOException("The state of the step could not be saved", e.getCause());
        }
    }

    @Override
    @CheckForNull
    public <T> T context(Class<T> type) throws IOException, InterruptedException {
        return getContext().get(type);
    }
}
