package hudson;

import java.util.ArrayList;
import jenkins.model.Jenkins;

public class ExtensionList<T> extends ArrayList<T> {
    private ExtensionList(Class<T> type) {
        super(Jenkins.get().getExtensions().find(type));
    }

    public static <T> ExtensionList<T> lookup(Class<T> type) {
        return new ExtensionList<>(type);
    }

    public static <T> T lookupSingleton(Class<T> type) {
        ExtensionList<T> all = lookup(type);
        if (all.size() != 1) {
            throw new IllegalStateException("Expected 1 instance of " + type.getName() + " but got " + all.size());
        }
        return all.get(0);
    }
}
