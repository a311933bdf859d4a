package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As many steps work at a time as there are threads, and one more for each that is at something that takes minutes. */
class StepThreadsTest extends DashTest {
    private final StepThreads threads = new StepThreads(2);
    private final Semaphore working = new Semaphore(0);
    private final List<CountDownLatch> ends = new ArrayList<>();

    @AfterEach
    void end() {
        ends.forEach(CountDownLatch::countDown);
    }

    private void submit(int many) {
        for (int i = 0; i < many; i++) {
            CountDownLatch end = new CountDownLatch(1);
            ends.add(end);
            threads.submit(() -> {
                working.release();
                try {
                    end.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private void assertWorking(int more) throws Exception {
        assertTrue(working.tryAcquire(more, 30, TimeUnit.SECONDS));
        assertFalse(working.tryAcquire(200, TimeUnit.MILLISECONDS));
    }

    @Test
    void noMoreWorkAtATimeThanThereAreThreads() throws Exception {
        submit(4);
        assertWorking(2);
        ends.get(0).countDown();
        assertWorking(1);
    }

    @Test
    void whoeverStepsAsideHasAThreadOfItsOwnUntilItEnds() throws Exception {
        submit(6);
        assertWorking(2);
        threads.addOne();
        assertWorking(1);
        threads.removeOne();
        // Three are at work for two threads: the first that ends has no successor.
        ends.get(0).countDown();
        assertWorking(0);
        ends.get(1).countDown();
        assertWorking(1);
    }

    @Test
    void aThreadOutlivesNoJenkinsAndKeepsNoBuild() throws Exception {
        Thread mine = Thread.currentThread();
        ClassLoader before = mine.getContextClassLoader();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        try {
            mine.setContextClassLoader(new ClassLoader(before) {});
            Future<?> work = threads.submit(() -> thread.complete(Thread.currentThread()));
            work.get(30, TimeUnit.SECONDS);
        } finally {
            mine.setContextClassLoader(before);
        }
        assertTrue(thread.get().isDaemon());
        assertEquals("Dash Enterprise step", thread.get().getName());
        assertSame(StepThreads.class.getClassLoader(), thread.get().getContextClassLoader());
    }
}
