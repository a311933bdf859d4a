package hudson.model;

import hudson.XmlFile;
import hudson.model.listeners.ItemListener;
import hudson.model.queue.QueueTaskFuture;
import hudson.security.ACL;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.Jenkins;

public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> implements Item, Queue.Task {
    private final transient String name;
    private final transient AtomicInteger nextBuildNumber = new AtomicInteger(1);
    private final transient Map<Integer, RunT> builds = new ConcurrentHashMap<>();

    protected Job(ItemGroup<?> parent, String name) {
        this.name = name;
    }

    protected abstract RunT newBuild(int number);

    /** Nothing waits in a queue here. */
    public QueueTaskFuture<RunT> scheduleBuild2(int quietPeriod) {
        RunT build = newBuild(nextBuildNumber.getAndIncrement());
        builds.put(build.getNumber(), build);
        return build.start();
    }

    public RunT getBuildByNumber(int n) {
        return builds.get(n);
    }

    public RunT getLastBuild() {
        return builds.get(nextBuildNumber.get() - 1);
    }

    public String getUrl() {
        return "job/" + name + "/";
    }

    public String getFullDisplayName() {
        return name;
    }

    @Override
    public ItemGroup<? extends Item> getParent() {
        return Jenkins.get();
    }

    @Override
    public String getFullName() {
        return name;
    }

    public File getRootDir() {
        return new File(Jenkins.get().getRootDir(), "jobs/" + name);
    }

    public void delete() throws IOException, InterruptedException {
        Jenkins.get().remove(this);
        ItemListener.all().forEach(listener -> listener.onDeleted(this));
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
