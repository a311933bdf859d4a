package org.jenkinsci.plugins.workflow.steps;

import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import java.io.IOException;
import java.io.OutputStream;

public abstract class BodyInvoker {
    public abstract BodyInvoker withContext(Object override);

    public abstract BodyInvoker withCallback(BodyExecutionCallback callback);

    public abstract BodyExecution start();

    /** What is printed goes through the inner one first. */
    public static ConsoleLogFilter mergeConsoleLogFilters(ConsoleLogFilter original, ConsoleLogFilter subsequent) {
        if (original == null) {
            return subsequent;
        }
        return new ConsoleLogFilter() {
            @Override
            public OutputStream decorateLogger(Run build, OutputStream logger) throws IOException, InterruptedException {
                return subsequent.decorateLogger(build, original.decorateLogger(build, logger));
            }
        };
    }
}
