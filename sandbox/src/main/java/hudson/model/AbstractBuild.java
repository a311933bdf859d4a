package hudson.model;

import hudson.EnvVars;
import hudson.FilePath;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import jenkins.model.Jenkins;

public abstract class AbstractBuild<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Run<P, R> {
    protected AbstractBuild(P job, int number) {
        super(job, number);
    }

    public final FilePath getWorkspace() {
        return Jenkins.get().getWorkspaceFor(project);
    }

    /** In Jenkins the parameters of the build. */
    public Map<String, String> getBuildVariables() {
        return new HashMap<>();
    }

    @Override
    public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        EnvVars variables = super.getEnvironment(listener);
        variables.put("WORKSPACE", getWorkspace().getRemote());
        return variables;
    }

    public void doStop() {
        project.checkPermission(Item.CANCEL);
        interrupt();
    }
}
