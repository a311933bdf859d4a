package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.graphql.Pause;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import io.jenkins.plugins.dashenterprise.text.Shown;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A step under way: its saved state is the operation, its progress, and what it waits for. */
final class OperationExecution extends StepExecution {
    private static final long serialVersionUID = 1;
    // For about five minutes.
    private static final int MOST_LOOKS_FOR_AN_AGENT = 25;
    private static final Pause PAUSE = new Pause(Duration.ofSeconds(1), 1.5, Duration.ofSeconds(15));

    private final Operation operation;
    private final Progress progress = new Progress();

    @CheckForNull
    private volatile Wait<?> wait;

    // The part of the work that can be cancelled; a restart begins a new one.
    @CheckForNull
    private transient volatile Future<?> work;

    @CheckForNull
    private transient volatile Waiting waiting;

    private transient volatile boolean stopped;
    private transient int looksForAnAgent;

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
        Future<?> working = work;
        if (working != null) {
            working.cancel(true);
        }
        Waiting asking = waiting;
        if (asking != null) {
            asking.cancel();
        }
    }

    @Override
    public String getStatus() {
        Wait<?> current = wait;
        return current == null ? "calling Dash Enterprise" : current.status();
    }

    private void resume() {
        Future<?> working = Computer.threadPoolForRemoting.submit(this::work);
        work = working;
        if (stopped) {
            working.cancel(true);
        }
    }

    private void work() {
        StepContext context = getContext();
        try {
            Host host = new PipelineHost(context.get(Run.class), context.get(TaskListener.class), context);
            Session session = new Session(operation, host, progress);
            Wait<?> resumed = wait;
            Object answer = resumed == null ? session.run() : resumed;
            if (answer instanceof Wait<?> next) {
                await(next, session, host);
            } else {
                context.onSuccess(answer);
            }
        } catch (AgentAwayException e) {
            whenItIsBack(e);
        } catch (Exception e) {
            fail(e);
        }
    }

    private void whenItIsBack(AgentAwayException away) {
        if (looksForAnAgent++ < MOST_LOOKS_FOR_AN_AGENT) {
            Timer.get().schedule(this::resume, PAUSE.millis(looksForAnAgent), TimeUnit.MILLISECONDS);
        } else {
            fail(away);
        }
    }

    private void fail(Exception failure) {
        if (!stopped) {
            // Before there is a session, there are no secrets.
            getContext().onFailure(Shown.of(failure, new Secrets()));
        }
    }

    private void await(Wait<?> next, Session session, Host host) throws Exception {
        next.allApps(session);
        wait = next;
        host.save();
        Waiting asking = new Waiting(next, session);
        waiting = asking;
        if (!stopped) {
            asking.start(this::answered, getContext()::onFailure);
        }
    }

    private void answered(Object answer) {
        if (answer == Wait.RUN_AGAIN) {
            wait = null;
            resume();
        } else {
            getContext().onSuccess(answer);
        }
    }
}
