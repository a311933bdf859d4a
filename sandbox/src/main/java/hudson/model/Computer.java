package hudson.model;

import hudson.security.SystemThreads;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public class Computer {
    public static final ExecutorService threadPoolForRemoting = Executors.newCachedThreadPool(new SystemThreads());

    private Computer() {}
}
