package io.jenkins.plugins.dashenterprise.simulator;

import java.io.IOException;

/** What a connection does about a request: usually an {@link HttpAnswer}, under a {@link Fault} anything. */
interface Answer {
    void send(HttpConnection connection) throws IOException, InterruptedException;
}
