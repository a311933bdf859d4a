package hudson.model.listeners;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;

/** Of what Jenkins tells, what the plugin wants to know. */
public class ItemListener implements ExtensionPoint {
    public static ExtensionList<ItemListener> all() {
        return ExtensionList.lookup(ItemListener.class);
    }

    public void onLoaded() {}

    public void onDeleted(Item item) {}

    public void onLocationChanged(Item item, String oldFullName, String newFullName) {}
}
