package hudson.model;

/** The thread of one build. */
public class Executor extends Thread {
    private final Runnable interruption;

    Executor(Runnable work, Runnable interruption, String name) {
        super(work, name);
        this.interruption = interruption;
        setDaemon(true);
    }

    @Override
    public void interrupt() {
        interruption.run();
    }

    void interruptThread() {
        super.interrupt();
    }
}
