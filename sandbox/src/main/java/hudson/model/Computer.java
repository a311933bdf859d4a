package hudson.model;

import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

public class Computer {
    /** Its tasks run as SYSTEM, as in Jenkins. */
    public static final ExecutorService threadPoolForRemoting = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            60,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new NamingThreadFactory(new DaemonThreadFactory(), "Computer.threadPoolForRemoting")) {
        @Override
        public void execute(Runnable work) {
            super.execute(() -> {
                try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
                    work.run();
                }
            });
        }
    };

    private Computer() {}
}
