package hudson.model;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.queue.QueueTaskFuture;
import hudson.security.SystemThreads;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.model.RunAction2;

public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable implements Saveable {
    public static final XStream2 XSTREAM2 = new XStream2();

    protected final transient JobT project;
    private final transient QueueTaskFuture<RunT> future = new QueueTaskFuture<>(self());
    private final transient Thread thread = new SystemThreads().newThread(this::run);
    private transient volatile boolean building = true;
    private final int number;
    private final long timestamp = System.currentTimeMillis();
    private volatile Result result;

    protected Run(JobT job, int number) {
        this.project = job;
        this.number = number;
    }

    @SuppressWarnings("unchecked")
    private RunT self() {
        return (RunT) this;
    }

    /** What this kind of build does; not in Jenkins. An exception is the reason why it failed. */
    protected abstract Result build(BuildListener listener) throws Exception;

    protected void interrupt() {
        thread.interrupt();
    }

    QueueTaskFuture<RunT> start() {
        thread.start();
        return future;
    }

    private void run() {
        try {
            save();
            try (OutputStream log = Files.newOutputStream(getLogFile().toPath())) {
                PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
                out.println("Started");
                setResult(outcome(() -> out));
                out.println("Finished: " + result);
            }
            save();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            building = false;
            future.complete(self());
        }
    }

    @Override
    public synchronized void save() throws IOException {
        new XmlFile(XSTREAM2, new File(getRootDir(), "build.xml")).write(this);
    }

    @Override
    public void addAction(Action a) {
        super.addAction(a);
        if (a instanceof RunAction2 action) {
            action.onAttached(this);
        }
    }

    public int getNumber() {
        return number;
    }

    public String getUrl() {
        return project.getUrl() + number + "/";
    }

    public RunT getPreviousBuild() {
        return project.getBuildByNumber(number - 1);
    }

    private Result outcome(BuildListener listener) {
        try {
            return build(listener);
        } catch (AbortException e) {
            listener.error(e.getMessage());
        } catch (InterruptedException e) {
            listener.getLogger().println("Build was aborted");
            return Result.ABORTED;
        } catch (Throwable e) {
            e.printStackTrace(listener.getLogger());
        }
        return Result.FAILURE;
    }

    public final long getTimeInMillis() {
        return timestamp;
    }

    public JobT getParent() {
        return project;
    }

    public Result getResult() {
        return result;
    }

    /** A result only gets worse. */
    public void setResult(Result r) {
        if (result == null || r.compareTo(result) > 0) {
            result = r;
        }
    }

    public boolean isLogUpdated() {
        return building;
    }

    public File getRootDir() {
        return new File(project.getRootDir(), "builds/" + number);
    }

    public File getLogFile() {
        return new File(getRootDir(), "log");
    }

    public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        EnvVars variables = new EnvVars(Map.of(
                "JENKINS_HOME", Jenkins.get().getRootDir().getPath(),
                "JOB_NAME", project.getFullName(),
                "BUILD_NUMBER", Integer.toString(number)));
        for (EnvironmentContributor contributor : ExtensionList.lookup(EnvironmentContributor.class)) {
            contributor.buildEnvironmentFor(this, variables, listener);
        }
        return variables;
    }
}
