package io.jenkins.plugins.dashenterprise.operations;

import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.dashenterprise.graphql.PluginThreads;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads in which steps work: a fixed number, and one more for each step that is at something that takes minutes. */
final class StepThreads {
    private final ThreadPoolExecutor threads;

    StepThreads(int most) {
        threads = new ThreadPoolExecutor(
                most,
                most,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new PluginThreads("Dash Enterprise step"));
        threads.allowCoreThreadTimeOut(true);
    }

    Future<?> submit(Runnable work) {
        return threads.submit(() -> {
            try (ACLContext unused = ACL.as2(ACL.SYSTEM2)) {
                work.run();
            }
        });
    }

    synchronized void addOne() {
        threads.setMaximumPoolSize(threads.getMaximumPoolSize() + 1);
        threads.setCorePoolSize(threads.getCorePoolSize() + 1);
    }

    synchronized void removeOne() {
        threads.setCorePoolSize(threads.getCorePoolSize() - 1);
        threads.setMaximumPoolSize(threads.getMaximumPoolSize() - 1);
    }
}
