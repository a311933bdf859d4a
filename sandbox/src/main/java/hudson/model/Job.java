package hudson.model;

import hudson.EnvVars;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import jenkins.model.Jenkins;

public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem {
    private transient TreeMap<Integer, RunT> runs = new TreeMap<>();

    protected Job(ItemGroup<?> parent, String name) {
        super(parent, name);
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        runs = new TreeMap<>();
    }

    protected abstract RunT newBuild() throws IOException;

    /** Not in Jenkins, where the queue does it. */
    public final synchronized RunT startBuild(List<? extends Action> actions) throws IOException {
        RunT run = newBuild();
        actions.forEach(run::addAction);
        runs.put(run.getNumber(), run);
        run.start();
        return run;
    }

    public synchronized int getNextBuildNumber() {
        return runs.isEmpty() ? 1 : runs.lastKey() + 1;
    }

    public synchronized RunT getBuildByNumber(int number) {
        return runs.get(number);
    }

    public synchronized RunT getLastBuild() {
        return runs.isEmpty() ? null : runs.lastEntry().getValue();
    }

    public synchronized List<RunT> getBuilds() {
        return List.copyOf(runs.descendingMap().values());
    }

    public File getBuildDir() {
        return new File(getRootDir(), "builds");
    }

    EnvVars getEnvironment() {
        String home = Jenkins.get().getRootDir().getPath();
        return new EnvVars("JENKINS_HOME", home, "HUDSON_HOME", home, "JOB_NAME", getFullName(), "JOB_BASE_NAME", getName());
    }
}
