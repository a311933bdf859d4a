package hudson.model;

import hudson.Launcher;
import hudson.tasks.Builder;
import java.io.IOException;

public class FreeStyleBuild extends AbstractBuild<FreeStyleProject, FreeStyleBuild> {
    public FreeStyleBuild(FreeStyleProject project) throws IOException {
        super(project);
    }

    @Override
    protected Result build(BuildListener listener) throws Exception {
        listener.getLogger().println("Running as SYSTEM");
        listener.getLogger().println("Building in workspace " + getWorkspace().getRemote());
        getWorkspace().mkdirs();
        for (Builder builder : project.getBuilders()) {
            if (!builder.prebuild(this, listener)) {
                return Result.FAILURE;
            }
        }
        for (Builder builder : project.getBuilders()) {
            if (!perform(builder, listener)) {
                listener.getLogger()
                        .println("Build step '" + builder.getDescriptor().getDisplayName()
                                + "' marked build as failure");
                return Result.FAILURE;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return getResult() == null ? Result.SUCCESS : getResult();
    }

    private boolean perform(Builder builder, BuildListener listener) throws IOException, InterruptedException {
        try {
            return builder.perform(this, new Launcher.LocalLauncher(listener), listener);
        } catch (RuntimeException e) {
            e.printStackTrace(listener.error("Build step failed with exception"));
            return false;
        }
    }
}
