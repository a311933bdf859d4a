package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.util.Collections;

public abstract class CpsScript extends Script {
    private DSL dsl;
    private EnvActionImpl env;

    void initialize(CpsFlowExecution execution) {
        dsl = new DSL(execution, this);
        env = new EnvActionImpl(execution);
        getBinding().setVariable("env", env);
        getBinding().setVariable("params", Collections.unmodifiableMap(execution.parameters));
        getBinding().setVariable("steps", this);
        getBinding().setVariable("scm", "the repository of the workspace");
        getBinding().setVariable("currentBuild", new RunWrapper(execution));
    }

    @Override
    public Object getProperty(String name) {
        boolean isField = !getBinding().hasVariable(name) && getMetaClass().hasProperty(this, name) != null;
        if (isField) {
            return getMetaClass().getProperty(this, name);
        }
        Object value = getBinding().hasVariable(name) ? getBinding().getVariable(name) : env.getProperty(name);
        if (value == null) {
            OnlyInJenkins.refuse(name);
            throw new MissingPropertyException(name, getClass());
        }
        return value;
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        return dsl.invokeMethod(name, arguments);
    }

    /** Groovy's own would be called otherwise. */
    public Object sleep(long seconds) {
        return dsl.invokeMethod("sleep", seconds);
    }

    @Override
    public void println(Object message) {
        dsl.invokeMethod("echo", String.valueOf(message));
    }
}
