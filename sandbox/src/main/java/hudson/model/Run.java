package hudson.model;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.XmlFile;
import hudson.console.ConsoleNote;
import hudson.model.queue.QueueTaskFuture;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessControlled;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import jenkins.model.Jenkins;

public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements Saveable, AccessControlled, Comparable<RunT> {
    protected final transient JobT project;
    private final transient QueueTaskFuture<RunT> future = new QueueTaskFuture<>(self());
    private final transient Executor executor;
    private transient volatile boolean building = true;
    private final int number;
    private final long timestamp = System.currentTimeMillis();
    private volatile Result result;
    private String description;
    private long duration;

    protected Run(JobT job) throws IOException {
        project = job;
        number = job.getNextBuildNumber();
        executor = new Executor(this::run, this::interrupt, "Executor for " + job.getFullName() + " #" + number);
    }

    @SuppressWarnings("unchecked")
    private RunT self() {
        return (RunT) this;
    }

    /** What this kind of build does; not in Jenkins. An exception is the reason why it failed. */
    protected abstract Result build(BuildListener listener) throws Exception;

    protected void interrupt() {
        executor.interruptThread();
    }

    void start() {
        executor.start();
    }

    private void run() {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            save();
            try (OutputStream log = Files.newOutputStream(getLogFile().toPath())) {
                StreamBuildListener listener = new StreamBuildListener(log);
                listener.getLogger().println("Started");
                setResult(outcome(listener));
                listener.getLogger().println("Finished: " + result);
            }
            duration = System.currentTimeMillis() - timestamp;
            save();
        } catch (IOException e) {
            throw new IllegalStateException("The build record of " + this + " could not be written", e);
        } finally {
            building = false;
            future.complete(self());
        }
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
            e.printStackTrace(listener.fatalError(String.valueOf(e.getMessage())));
        }
        return Result.FAILURE;
    }

    public QueueTaskFuture<RunT> getFuture() {
        return future;
    }

    public JobT getParent() {
        return project;
    }

    public int getNumber() {
        return number;
    }

    public String getId() {
        return Integer.toString(number);
    }

    @Override
    public String getDisplayName() {
        return "#" + number;
    }

    public String getFullDisplayName() {
        return project.getFullDisplayName() + " " + getDisplayName();
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) throws IOException {
        this.description = description;
        save();
    }

    public String getUrl() {
        return project.getUrl() + number + "/";
    }

    public String getExternalizableId() {
        return project.getFullName() + "#" + number;
    }

    public long getStartTimeInMillis() {
        return timestamp;
    }

    public long getDuration() {
        return duration;
    }

    public Result getResult() {
        return result;
    }

    /** A result only gets worse. */
    public void setResult(Result r) {
        if (!building) {
            throw new IllegalStateException("cannot change build result while in COMPLETED");
        }
        if (result == null || r.isWorseThan(result)) {
            result = r;
        }
    }

    public boolean isBuilding() {
        return building;
    }

    public boolean isLogUpdated() {
        return building;
    }

    public Executor getExecutor() {
        return building ? executor : null;
    }

    public File getRootDir() {
        return new File(project.getBuildDir(), getId());
    }

    public File getLogFile() {
        return new File(getRootDir(), "log");
    }

    public InputStream getLogInputStream() throws IOException {
        return Files.newInputStream(getLogFile().toPath());
    }

    /** Not in Jenkins, whose {@code getLogText()} needs Stapler: the log without its console notes. */
    public String getPlainLog() throws IOException {
        return getLogFile().exists()
                ? ConsoleNote.removeNotes(Files.readString(getLogFile().toPath(), StandardCharsets.UTF_8))
                : "";
    }

    public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        EnvVars variables = project.getEnvironment();
        variables.put("BUILD_NUMBER", getId());
        variables.put("BUILD_ID", getId());
        variables.put("BUILD_DISPLAY_NAME", getDisplayName());
        variables.put("BUILD_TAG", "jenkins-" + project.getFullName() + "-" + number);
        variables.put("BUILD_URL", Jenkins.get().getRootUrl() + getUrl());
        return variables;
    }

    @Override
    public synchronized void save() throws IOException {
        new XmlFile(new File(getRootDir(), "build.xml")).write(this);
    }

    @Override
    public ACL getACL() {
        return project.getACL();
    }

    @Override
    public int compareTo(RunT that) {
        return Integer.compare(number, that.getNumber());
    }

    @Override
    public String toString() {
        return project.getFullName() + " #" + number;
    }
}
