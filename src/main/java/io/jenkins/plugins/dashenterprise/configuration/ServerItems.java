package io.jenkins.plugins.dashenterprise.configuration;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import jenkins.model.Jenkins;

/** The configured servers in the form of a job or a folder, and who may see them there. */
public final class ServerItems {
    private ServerItems() {}

    /** Whether the caller may see the form of an item, and so what it offers. */
    public static boolean mayConfigure(@CheckForNull Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    /** What somebody sees of a drop-down who may not see what it offers. */
    public static ListBoxModel onlyCurrent(String value) {
        return new StandardListBoxModel().includeCurrentValue(value);
    }

    /** The servers that an item's jobs may use, below what stands for none of them. */
    public static ListBoxModel of(@CheckForNull Item item, String none) {
        ListBoxModel items = new ListBoxModel();
        items.add(none, "");
        DashEnterpriseConfiguration.get().permitted(item).forEach(each -> items.add(each.getName()));
        return items;
    }
}
