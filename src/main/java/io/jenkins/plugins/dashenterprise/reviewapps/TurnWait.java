package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.operations.Question;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.util.concurrent.CompletableFuture;

/** Waits until nobody else makes, changes or deletes an app; then the operation looks again what there is to do. */
final class TurnWait extends Question<Boolean> {
    private static final long serialVersionUID = 1;

    private final String app;

    TurnWait(String app, Session session) {
        super(session);
        this.app = app;
    }

    @Override
    protected CompletableFuture<Boolean> ask(Session session) {
        return CompletableFuture.completedFuture(
                ReviewApps.get().isBusy(session.server().url(), app));
    }

    @Override
    @CheckForNull
    protected Object answer(Boolean busy, Session session) {
        return busy ? null : RUN_AGAIN;
    }

    @Override
    protected String goal() {
        return "the other build or clean-up at work on app '" + app + "' to end";
    }
}
