package hudson.model;

import hudson.ExtensionPoint;

public abstract class AdministrativeMonitor implements ExtensionPoint {
    public final String id = getClass().getName();

    public abstract boolean isActivated();

    public String getDisplayName() {
        return id;
    }

    public String getUrl() {
        return "administrativeMonitor/" + id;
    }
}
