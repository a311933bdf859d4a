package jenkins.util;

import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

public class Timer {
    private static final ScheduledExecutorService EXECUTOR = new SystemTimer();

    private Timer() {}

    public static ScheduledExecutorService get() {
        return EXECUTOR;
    }

    /** Its tasks run as SYSTEM, as in Jenkins. */
    private static final class SystemTimer extends ScheduledThreadPoolExecutor {
        SystemTimer() {
            super(10, new NamingThreadFactory(new DaemonThreadFactory(), "jenkins.util.Timer"));
            setRemoveOnCancelPolicy(true);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
            return super.schedule(
                    () -> {
                        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
                            work.run();
                        }
                    },
                    delay,
                    unit);
        }

        @Override
        public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
            return super.schedule(
                    () -> {
                        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
                            return work.call();
                        }
                    },
                    delay,
                    unit);
        }
    }
}
