package hudson.model;

import java.io.IOException;
import java.util.Map;

public abstract class Environment {
    public void buildEnvVars(Map<String, String> variables) {}

    public boolean tearDown(AbstractBuild build, BuildListener listener) throws IOException, InterruptedException {
        return true;
    }
}
