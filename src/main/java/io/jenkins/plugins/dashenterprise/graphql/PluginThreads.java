package io.jenkins.plugins.dashenterprise.graphql;

import java.util.concurrent.ThreadFactory;

/**
 * Makes threads of the plugin's own.
 *
 * @param name of each
 */
public record PluginThreads(String name) implements ThreadFactory {
    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        // Not that of the build which happens to start it.
        thread.setContextClassLoader(PluginThreads.class.getClassLoader());
        return thread;
    }
}
