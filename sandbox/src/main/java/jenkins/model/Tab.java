package jenkins.model;

import hudson.model.Action;
import hudson.model.Actionable;
import jenkins.management.Badge;

public abstract class Tab implements Action {
    protected transient Actionable object;

    public Tab(Actionable object) {
        this.object = object;
    }

    public Actionable getObject() {
        return object;
    }

    public Badge getBadge() {
        return null;
    }
}
