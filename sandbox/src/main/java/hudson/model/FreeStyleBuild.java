package hudson.model;

import hudson.Launcher;
import hudson.tasks.BuildWrapper;
import hudson.tasks.Builder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

public class FreeStyleBuild extends AbstractBuild<FreeStyleProject, FreeStyleBuild> {
    FreeStyleBuild(FreeStyleProject project, int number) {
        super(project, number);
    }

    @Override
    protected Result build(BuildListener plain) throws Exception {
        OutputStream log = plain.getLogger();
        for (BuildWrapper wrapper : project.getBuildWrappersList()) {
            log = wrapper.decorateLogger(this, log);
        }
        PrintStream decorated = new PrintStream(log, true, StandardCharsets.UTF_8);
        return buildDecorated(() -> decorated);
    }

    private Result buildDecorated(BuildListener listener) throws Exception {
        listener.getLogger().println("Running as SYSTEM");
        listener.getLogger().println("Building in workspace " + getWorkspace().getRemote());
        getWorkspace().mkdirs();
        for (BuildWrapper wrapper : project.getBuildWrappersList()) {
            environments.add(wrapper.setUp(this, new Launcher.LocalLauncher(), listener));
        }
        for (Builder builder : project.getBuildersList()) {
            if (!perform(builder, listener)) {
                String name = builder.getDescriptor().getDisplayName();
                listener.getLogger().println("Build step '" + name + "' marked build as failure");
                return Result.FAILURE;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return Result.SUCCESS;
    }

    private boolean perform(Builder builder, BuildListener listener) throws IOException, InterruptedException {
        try {
            return builder.perform(this, new Launcher.LocalLauncher(), listener);
        } catch (RuntimeException e) {
            e.printStackTrace(listener.error("Build step failed with exception"));
            return false;
        }
    }
}
