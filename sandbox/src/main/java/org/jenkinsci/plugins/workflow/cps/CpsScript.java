package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.MissingPropertyException;
import groovy.lang.Script;

public abstract class CpsScript extends Script {
    private DSL dsl;
    private EnvActionImpl env;
    private RunWrapper currentBuild;

    void initialize(CpsFlowExecution execution) {
        dsl = new DSL(execution, this);
        env = new EnvActionImpl(execution);
        currentBuild = new RunWrapper(execution.run);
    }

    @Override
    public Object getProperty(String name) {
        switch (name) {
            case "env":
                return env;
            case "currentBuild":
                return currentBuild;
            case "steps":
                return this;
            default:
                return variable(name);
        }
    }

    private Object variable(String name) {
        if (getBinding().hasVariable(name)) {
            return getBinding().getVariable(name);
        }
        Object value = env.getProperty(name);
        if (value == null) {
            throw new MissingPropertyException(name, groovy.lang.Binding.class);
        }
        return value;
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        return dsl.invokeMethod(name, arguments);
    }

    // Groovy gives every object the following; in a Jenkinsfile they are steps.

    public Object sleep(long seconds) {
        return dsl.invokeMethod("sleep", seconds);
    }

    @Override
    public void println(Object message) {
        dsl.invokeMethod("echo", String.valueOf(message));
    }
}
