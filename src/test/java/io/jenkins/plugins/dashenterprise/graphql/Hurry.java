package io.jenkins.plugins.dashenterprise.graphql;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes the pauses before repetitions a hundred times shorter for a test class. */
public final class Hurry implements BeforeAllCallback, AfterAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        Pause.scale = 0.01;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Pause.scale = 1;
    }
}
