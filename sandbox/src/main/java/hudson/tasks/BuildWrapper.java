package hudson.tasks;

import hudson.ExtensionPoint;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Describable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

public abstract class BuildWrapper implements Describable<BuildWrapper>, ExtensionPoint {
    public abstract class Environment extends hudson.model.Environment {}

    public Environment setUp(AbstractBuild build, Launcher launcher, BuildListener listener) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("Plugin class '" + getClass().getName() + "' does not support a build of type '"
                + build.getClass().getName() + "'.");
    }

    public OutputStream decorateLogger(AbstractBuild build, OutputStream logger) throws IOException, InterruptedException {
        return logger;
    }

    public void makeSensitiveBuildVariables(AbstractBuild build, Set<String> sensitiveVariables) {}
}
