package hudson.model.queue;

import java.util.concurrent.CompletableFuture;

/** In Jenkins an interface; builds start at once here. */
public class QueueTaskFuture<R> extends CompletableFuture<R> {
    private final R build;

    public QueueTaskFuture(R build) {
        this.build = build;
    }

    public R waitForStart() {
        return build;
    }
}
