package io.jenkins.plugins.dashenterprise.operations;

import java.io.IOException;

/** What runs an operation in a test, with nothing around it: no variables, no workspace, and no restart to save for. */
interface BareHost extends Host {
    @Override
    default String expand(String value) {
        return value;
    }

    @Override
    default void save() throws IOException {
        // Nobody resumes it.
    }

    @Override
    default <T> T context(Class<T> type) {
        return null;
    }
}
