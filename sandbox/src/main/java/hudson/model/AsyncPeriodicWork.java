package hudson.model;

import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import jenkins.model.Jenkins;

public abstract class AsyncPeriodicWork extends PeriodicWork {
    public final String name;
    private Thread thread;
    private final AtomicBoolean pending = new AtomicBoolean();

    protected AsyncPeriodicWork(String name) {
        this.name = name;
    }

    protected abstract void execute(TaskListener listener) throws IOException, InterruptedException;

    protected boolean queueIfAlreadyRunning() {
        return false;
    }

    @Override
    public final void doRun() {
        if (thread != null && thread.isAlive()) {
            pending.set(queueIfAlreadyRunning());
            return;
        }
        thread = new Thread(this::run, name + " thread");
        thread.start();
    }

    private void run() {
        Path log = Jenkins.get().getRootDir().toPath().resolve("logs/tasks/" + name + ".log");
        try {
            Files.createDirectories(log.getParent());
            try (PrintStream out = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8);
                    ACLContext system = ACL.as2(ACL.SYSTEM2)) {
                execute(() -> out);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        thread = null;
        if (pending.getAndSet(false)) {
            doRun();
        }
    }
}
