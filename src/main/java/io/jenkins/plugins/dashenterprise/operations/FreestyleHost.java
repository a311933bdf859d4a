package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.EnvVars;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Run;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;

/** A freestyle build, which a restart of the controller ends. */
record FreestyleHost(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener, EnvVars environment)
        implements Host {

    static FreestyleHost of(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws IOException, InterruptedException {
        EnvVars environment = build.getEnvironment(listener);
        environment.overrideAll(build.getBuildVariables());
        return new FreestyleHost(build, launcher, listener, environment);
    }

    @Override
    public Run<?, ?> run() {
        return build;
    }

    @Override
    public Defaults defaults() {
        return build.getEnvironments().stream()
                .filter(Defaults.Bearer.class::isInstance)
                .map(bearer -> ((Defaults.Bearer) bearer).defaults())
                .findFirst()
                .orElse(Defaults.NONE);
    }

    @Override
    public String expand(String value) {
        return environment.expand(value);
    }

    @Override
    public void save() {
        // A freestyle build never resumes.
    }

    @Override
    @CheckForNull
    public <T> T context(Class<T> type) {
        return Stream.of(build.getWorkspace(), launcher, environment)
                .filter(Objects::nonNull)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }
}
