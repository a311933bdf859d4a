package hudson.model;

import hudson.ExtensionPoint;
import hudson.security.Permission;
import jenkins.model.Jenkins;

public abstract class ManagementLink implements ExtensionPoint, Action {
    public enum Category {
        STATUS,
        UNCATEGORIZED
    }

    public String getDescription() {
        return "";
    }

    public Permission getRequiredPermission() {
        return Jenkins.ADMINISTER;
    }

    public Category getCategory() {
        return Category.UNCATEGORIZED;
    }
}
