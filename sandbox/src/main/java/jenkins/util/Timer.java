package jenkins.util;

import hudson.security.SystemThreads;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

public class Timer {
    private static final ScheduledExecutorService EXECUTOR = Executors.newScheduledThreadPool(10, new SystemThreads());

    private Timer() {}

    public static ScheduledExecutorService get() {
        return EXECUTOR;
    }
}
