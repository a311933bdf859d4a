package io.jenkins.plugins.dashenterprise.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.stream.Stream;

/** What a load costs this JVM, without the threads of the server that it is put on. */
record Load(long threads, double heapMegabytes, double cpuSeconds) {
    interface Task {
        void run() throws Exception;
    }

    /**
     * Starts something, watches it for a while, and then takes stock.
     *
     * @param idleThreads how many threads there were before any load
     */
    static Load of(Task begin, int seconds, long idleThreads) throws Exception {
        long heap = heap();
        begin.run();
        long cpu = cpuNanos();
        long most = 0;
        for (int i = 0; i < seconds * 5; i++) {
            Thread.sleep(200);
            most = Math.max(most, threadsNow());
        }
        double used = (cpuNanos() - cpu) / 1e9;
        return new Load(most - idleThreads, (heap() - heap) / 1048576.0, used);
    }

    static long threadsNow() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> Stream.of("stub", "HTTP-Dispatcher", "Dash Enterprise simulator", "HttpClient-")
                        .noneMatch(name::startsWith))
                .count();
    }

    /** What a collection left over: what has come since is mostly garbage of the polls that go on. */
    private static long heap() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(150);
        }
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
