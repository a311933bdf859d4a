package io.jenkins.plugins.dashenterprise.deploy;

import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.git.Push;
import io.jenkins.plugins.dashenterprise.graphql.Pause;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Whether a revision came to an app's repository when the server did not say so. */
record Arrival(Push push, Session session) {
    private static final int MOST_LOOKS = 4;
    private static final Pause PAUSE = new Pause(Duration.ofSeconds(1), 2, Duration.ofSeconds(15));

    /**
     * Looks a few times: a server may still be at a push whose connection is gone, or come up again.
     *
     * @throws AbortException when nobody can look
     */
    boolean seen(GitWorkspace workspace) throws IOException, InterruptedException {
        session.stepAside();
        for (int looks = 1; ; looks++) {
            long pause = PAUSE.millis(looks - 1);
            boolean last = looks == MOST_LOOKS || pause >= left();
            try {
                if (isThere(workspace)) {
                    return true;
                }
                if (last) {
                    return false;
                }
            } catch (AbortException e) {
                if (last) {
                    throw new AbortException(session.subject() + "whether the server has taken revision "
                            + push.revision().hash() + " is not known: " + e.getMessage()
                            + " Then deploy again, which is safe: it looks first.");
                }
            }
            TimeUnit.MILLISECONDS.sleep(pause);
        }
    }

    private boolean isThere(GitWorkspace workspace) throws IOException, InterruptedException {
        return push.revision()
                .hash()
                .equals(workspace.make(push.look(Duration.ofMillis(left()))).deployed());
    }

    private long left() {
        return session.deadlineMillis() - System.currentTimeMillis();
    }
}
