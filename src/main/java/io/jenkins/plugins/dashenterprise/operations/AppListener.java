package io.jenkins.plugins.dashenterprise.operations;

import hudson.ExtensionPoint;
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
}
