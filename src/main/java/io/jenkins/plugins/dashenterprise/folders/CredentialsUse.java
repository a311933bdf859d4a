package io.jenkins.plugins.dashenterprise.folders;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import org.jenkinsci.plugins.variant.OptionalExtension;

/** Notes, whenever a folder is saved, that it uses the credentials that it chooses. */
@OptionalExtension
public final class CredentialsUse extends ItemListener {
    @Override
    public void onCreated(Item item) {
        onUpdated(item);
    }

    @Override
    public void onUpdated(Item item) {
        if (item instanceof AbstractFolder<?> folder) {
            DashFolderProperty property = folder.getProperties().get(DashFolderProperty.class);
            if (property != null) {
                property.getCredentials().forEach(entry -> CredentialsProvider.track(item, entry.find(item)));
            }
        }
    }
}
