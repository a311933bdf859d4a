package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.GroovyObjectSupport;
import hudson.EnvVars;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/** The variable {@code env} of a Jenkinsfile. */
class EnvActionImpl extends GroovyObjectSupport {
    private final CpsFlowExecution execution;

    EnvActionImpl(CpsFlowExecution execution) {
        this.execution = execution;
    }

    static EnvVars environment(CpsFlowExecution execution, CpsThread thread) throws IOException, InterruptedException {
        EnvVars variables = execution.run.getEnvironment(execution.listener).overrideAll(execution.environment);
        if (thread.workspace != null) {
            variables.put("WORKSPACE", thread.workspace.getRemote());
        }
        variables.overrideAll(thread.overrides);
        Optional<EnvironmentExpander> expander = thread.surrounding(EnvironmentExpander.class);
        if (expander.isPresent()) {
            expander.get().expand(variables);
        }
        return variables;
    }

    @Override
    public Object getProperty(String name) {
        try {
            return environment(execution, execution.current()).get(name);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void setProperty(String name, Object value) {
        execution.environment.put(name, String.valueOf(value));
    }
}
