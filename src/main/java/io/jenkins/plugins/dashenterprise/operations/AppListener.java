package io.jenkins.plugins.dashenterprise.operations;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.IOException;

/** Learns what operations do with apps. */
public interface AppListener extends ExtensionPoint {

    /**
     * An operation did something with an app; called while its step still runs.
     *
     * @param session the operation's own
     * @throws IOException when it cannot be kept, which is told in the build log and fails nothing
     */
    void onEvent(AppEvent event, Session session) throws IOException, InterruptedException;

    /** Tells whoever listens; that it cannot be kept fails no operation. */
    static void tell(AppEvent event, Session session) {
        for (AppListener listener : ExtensionList.lookup(AppListener.class)) {
            try {
                listener.onEvent(event, session);
            } catch (IOException | RuntimeException e) {
                session.log("What became of app '" + event.app() + "' could not be kept for the build's page: "
                        + ForeignText.of(e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
