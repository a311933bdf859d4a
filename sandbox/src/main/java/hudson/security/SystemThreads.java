package hudson.security;

import java.util.concurrent.ThreadFactory;

/** Threads for the pools whose tasks run as SYSTEM in Jenkins. */
public final class SystemThreads implements ThreadFactory {
    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(() -> {
            try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
                work.run();
            }
        });
        thread.setDaemon(true);
        return thread;
    }
}
