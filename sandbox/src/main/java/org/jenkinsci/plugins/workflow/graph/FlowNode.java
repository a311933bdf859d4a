package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Actionable;

/** In Jenkins one of a graph, and saved with it. */
public class FlowNode extends Actionable {
    private final String id;

    public FlowNode(String id) {
        this.id = id;
    }

    public String getId() {
        return id;
    }

    /** In Jenkins a method of Actionable. */
    public synchronized boolean addOrReplaceAction(hudson.model.Action a) {
        getActions().removeIf(each -> each.getClass() == a.getClass());
        return getActions().add(a);
    }
}
