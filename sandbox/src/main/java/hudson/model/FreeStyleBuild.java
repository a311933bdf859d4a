package hudson.model;

import hudson.Launcher;
import hudson.tasks.Builder;
import java.io.IOException;

public class FreeStyleBuild extends AbstractBuild<FreeStyleProject, FreeStyleBuild> {
    FreeStyleBuild(FreeStyleProject project, int number) {
        super(project, number);
    }

    @Override
    protected Result build(BuildListener listener) throws Exception {
        listener.getLogger().println("Running as SYSTEM");
        listener.getLogger().println("Building in workspace " + getWorkspace().getRemote());
        getWorkspace().mkdirs();
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
