package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.Pause;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs an operation, again when a mutation may or may not have been applied: it looks before it writes. */
record Attempts(Session session, Calls calls) {
    private static final int MOST_LOOKS = 5;
    private static final Pause PAUSE = new Pause(Duration.ofSeconds(1), 2, Duration.ofSeconds(15));
    private static final String UNCERTAIN =
            " Whether the last change was made is not known; running the step again is safe, as it looks first.";

    /** What looks and writes. */
    interface Work {
        @CheckForNull
        Object run() throws IOException, InterruptedException;
    }

    @CheckForNull
    Object make(Work work) throws IOException, InterruptedException {
        for (int looks = 0; ; looks++) {
            calls.begin();
            try {
                return work.run();
            } catch (GraphQlException e) {
                boolean lost = calls.losesAMutation(e);
                long pause = e.pauseMillis(PAUSE.millis(looks));
                if (!lost || looks == MOST_LOOKS || pause >= session.deadlineMillis() - System.currentTimeMillis()) {
                    throw e.explained(
                            session.subject(),
                            calls.uncertain() && !e.getMessage().endsWith(UNCERTAIN) ? UNCERTAIN : "");
                }
                session.log(e.getMessage() + " Looking whether it was done all the same.");
                TimeUnit.MILLISECONDS.sleep(pause);
            }
        }
    }
}
