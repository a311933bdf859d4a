package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.configuration.ServerChoice;
import io.jenkins.plugins.dashenterprise.graphql.Pause;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import io.jenkins.plugins.dashenterprise.text.Shown;
import java.io.IOException;
import java.time.Duration;
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
    private volatile Question<?> wait;

    // Of which server's steps it waits its turn among.
    private String queue = "";

    // A restart gives it a new one.
    @CheckForNull
    private transient volatile StepTurn turn;

    @CheckForNull
    private transient volatile Waiting waiting;

    private transient volatile boolean stopped;
    private transient int looksForAnAgent;

    OperationExecution(StepContext context, Operation operation) {
        super(context);
        this.operation = operation;
    }

    @Override
    public boolean start() throws InterruptedException {
        queue = queue();
        resume();
        return false;
    }

    private String queue() throws InterruptedException {
        try {
            return ServerChoice.server(
                            defaults().server(operation),
                            getContext().get(Run.class).getParent())
                    .getUrl();
        } catch (IOException e) {
            // The work will say what is wrong.
            return "";
        }
    }

    private Defaults defaults() throws IOException, InterruptedException {
        return Defaults.orNone(getContext().get(Defaults.class));
    }

    @Override
    public void onResume() {
        resume();
    }

    @Override
    public void stop(Throwable cause) {
        stopped = true;
        getContext().onFailure(cause);
        StepTurn working = turn;
        if (working != null) {
            working.cancel();
        }
        Waiting asking = waiting;
        if (asking != null) {
            asking.cancel();
        }
    }

    @Override
    public String getStatus() {
        Question<?> current = wait;
        StepTurn working = turn;
        return current != null
                ? current.status()
                : working != null && working.isAwaited()
                        ? "waiting for its turn to call Dash Enterprise"
                        : "calling Dash Enterprise";
    }

    private void resume() {
        StepTurn next = StepTurn.take(queue, this::work);
        turn = next;
        if (stopped) {
            next.cancel();
        }
    }

    private void work(StepTurn current) {
        StepContext context = getContext();
        try {
            Host host = new PipelineHost(
                    context.get(Run.class), context.get(TaskListener.class), defaults(), context, current);
            Session session = new Session(operation, host, progress);
            Question<?> resumed = wait;
            if (resumed != null) {
                new SentBefore(operation, session).hide();
            }
            Object answer = resumed == null ? session.run() : resumed;
            if (answer instanceof Question<?> next) {
                await(next, session, host);
            } else {
                context.onSuccess(answer);
            }
        } catch (AgentAwayException e) {
            whenItIsBack(e);
        } catch (Throwable e) {
            // An error of the JVM too: nobody else would end the step.
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

    private void fail(Throwable failure) {
        if (!stopped) {
            // Before there is a session, there are no secrets.
            getContext().onFailure(Shown.of(failure, new Secrets()));
        }
    }

    private void await(Question<?> next, Session session, Host host) throws Exception {
        next.allApps(session);
        wait = next;
        host.save();
        Waiting asking = new Waiting(next, session);
        waiting = asking;
        if (!stopped) {
            asking.start(answer -> answered(answer, session, host), getContext()::onFailure);
        }
    }

    private void answered(Object answer, Session session, Host host) {
        if (answer instanceof Question<?> next) {
            try {
                await(next, session, host);
            } catch (Exception e) {
                fail(e);
            }
        } else if (answer == Question.RUN_AGAIN) {
            wait = null;
            resume();
        } else {
            getContext().onSuccess(answer);
        }
    }
}
