package io.jenkins.plugins.dashenterprise.folders;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.ItemGroup;
import io.jenkins.plugins.dashenterprise.configuration.ServerDefaults;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.variant.OptionalExtension;

/** What the folders around a job choose: the nearest that has a choice counts, for the server and for credentials each. */
@OptionalExtension
public final class FolderDefaults implements ServerDefaults {
    @Override
    @CheckForNull
    public Chosen server(Item item) {
        for (AbstractFolder<?> folder : around(item)) {
            String server = DashFolderProperty.of(folder).getServer();
            if (server != null) {
                return new Chosen(server, folder.getFullName());
            }
        }
        return null;
    }

    @Override
    @CheckForNull
    public Chosen credentials(Item item, String server) throws AbortException {
        for (AbstractFolder<?> folder : around(item)) {
            List<ServerCredentials> entries = DashFolderProperty.of(folder).credentialsFor(server);
            if (entries.size() > 1) {
                throw new AbortException(
                        "Folder '" + folder.getFullName() + "' has two entries for server '" + server + "'.");
            }
            if (!entries.isEmpty()) {
                return new Chosen(entries.get(0).getCredentialsId(), folder.getFullName());
            }
        }
        return null;
    }

    /** The folders around an item, itself among them when it is one, the nearest first. */
    private static List<AbstractFolder<?>> around(Item item) {
        List<AbstractFolder<?>> folders = new ArrayList<>();
        Object at = item instanceof ItemGroup<?> ? item : item.getParent();
        while (at instanceof Item each) {
            if (each instanceof AbstractFolder<?> folder) {
                folders.add(folder);
            }
            at = each.getParent();
        }
        return folders;
    }
}
