package jenkins.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;

public abstract class GlobalConfigurationCategory implements ExtensionPoint {
    public static <T extends GlobalConfigurationCategory> T get(Class<T> type) {
        return ExtensionList.lookup(GlobalConfigurationCategory.class).get(type);
    }
}
