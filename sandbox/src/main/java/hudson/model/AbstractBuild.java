package hudson.model;

import hudson.EnvVars;
import hudson.FilePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;

public abstract class AbstractBuild<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Run<P, R> {
    protected final transient List<Environment> environments = new ArrayList<>();

    protected AbstractBuild(P job, int number) {
        super(job, number);
    }

    public final FilePath getWorkspace() {
        return Jenkins.get().getWorkspaceFor(project);
    }

    public EnvironmentList getEnvironments() {
        return new EnvironmentList(environments);
    }

    /** In Jenkins the parameters of the build. */
    public Map<String, String> getBuildVariables() {
        return new HashMap<>();
    }

    @Override
    public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        EnvVars variables = super.getEnvironment(listener);
        variables.put("WORKSPACE", getWorkspace().getRemote());
        environments.forEach(each -> each.buildEnvVars(variables));
        return variables;
    }

    public void doStop() {
        project.checkPermission(Item.CANCEL);
        interrupt();
    }
}
