package hudson.model;

import hudson.XmlFile;
import hudson.model.queue.QueueTaskFuture;
import hudson.security.ACL;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.Jenkins;

public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> implements Item, Queue.Task {
    private final transient String name;
    private final transient AtomicInteger nextBuildNumber = new AtomicInteger(1);

    protected Job(ItemGroup<?> parent, String name) {
        this.name = name;
    }

    protected abstract RunT newBuild(int number);

    /** Nothing waits in a queue here. */
    public QueueTaskFuture<RunT> scheduleBuild2(int quietPeriod) {
        return newBuild(nextBuildNumber.getAndIncrement()).start();
    }

    @Override
    public String getFullName() {
        return name;
    }

    public File getRootDir() {
        return new File(Jenkins.get().getRootDir(), "jobs/" + name);
    }

    public final XmlFile getConfigFile() {
        return new XmlFile(new File(getRootDir(), "config.xml"));
    }

    @Override
    public void save() {
        try {
            getConfigFile().write(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }
}
