package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work that ends in time, whatever it is at. It has a thread of its own, since reading from a connection cannot be
 * interrupted: its connections are closed from outside when the time is over, or when nobody wants it any longer.
 */
final class Errand implements AutoCloseable {
    private final Deque<AutoCloseable> connections = new ArrayDeque<>();
    private boolean over;

    /** What is to be done; the errand is for the connections that it opens. */
    interface Work<T> {
        @CheckForNull
        T with(Errand errand) throws IOException;
    }

    private Errand() {}

    /**
     * Does some work.
     *
     * @throws TimeoutException when that takes longer than {@code limit}
     * @throws InterruptedException when the one who waits for it is interrupted
     */
    @CheckForNull
    static <T> T run(String name, Duration limit, Work<T> work)
            throws IOException, InterruptedException, TimeoutException {
        Errand errand = new Errand();
        FutureTask<T> task = new FutureTask<>(() -> {
            try (errand) {
                return work.with(errand);
            }
        });
        Thread thread = daemon(task, name);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            if (!task.isDone()) {
                thread.interrupt();
                // A farewell takes its time, too.
                daemon(errand::close, name + ": end");
            }
        }
    }

    /** Has a connection closed when the errand is over. */
    synchronized void closing(AutoCloseable connection) throws IOException {
        connections.push(connection);
        if (over) {
            close();
            throw new InterruptedIOException("Given up");
        }
    }

    @Override
    public void close() {
        Deque<AutoCloseable> open;
        synchronized (this) {
            over = true;
            open = new ArrayDeque<>(connections);
            connections.clear();
        }
        open.forEach(Errand::close);
    }

    private static void close(AutoCloseable connection) {
        try {
            connection.close();
        } catch (Exception e) {
            // It is of no use any more, closed properly or not.
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
