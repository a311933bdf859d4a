package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.Closure;

/** A block that no Jenkinsfile has written. */
public final class BodyClosure extends Closure<Object> {
    private final transient CpsFlowExecution.Body body;

    BodyClosure(Object owner, CpsFlowExecution.Body body) {
        super(owner);
        this.body = body;
    }

    public Object doCall() throws Exception {
        return body.call();
    }
}
