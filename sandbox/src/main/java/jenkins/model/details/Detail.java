package jenkins.model.details;

import hudson.model.Actionable;
import hudson.model.ModelObject;

public abstract class Detail implements ModelObject {
    private final Actionable object;

    protected Detail(Actionable object) {
        this.object = object;
    }

    public Actionable getObject() {
        return object;
    }

    public abstract String getIconClassName();

    public abstract String getLink();

    public abstract DetailGroup getGroup();

    public int getOrder() {
        return 0;
    }
}
