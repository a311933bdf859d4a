package io.jenkins.plugins.dashenterprise.folders;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.configuration.ServerItems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.jvnet.localizer.ResourceBundleHolder;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * The server that a folder's jobs use when they name none, and the credentials that they use for each server.
 *
 * <p>It has no URL: whoever configures a folder must not lead credentials of somebody else to an address of their own.
 */
public final class DashFolderProperty extends AbstractFolderProperty<AbstractFolder<?>> {
    @CheckForNull
    private String server;

    @CheckForNull
    private List<ServerCredentials> credentials;

    @DataBoundConstructor
    public DashFolderProperty() {}

    /** What a folder chooses, which may be nothing. */
    static DashFolderProperty of(AbstractFolder<?> folder) {
        DashFolderProperty property = folder.getProperties().get(DashFolderProperty.class);
        return property == null ? new DashFolderProperty() : property;
    }

    /** The name of a configured server, or null to leave the choice to the folder above. */
    @CheckForNull
    public String getServer() {
        return server;
    }

    @DataBoundSetter
    public void setServer(@CheckForNull String server) {
        this.server = Util.fixEmptyAndTrim(server);
    }

    /** At most one entry for a server. */
    public List<ServerCredentials> getCredentials() {
        return credentials == null ? new ArrayList<>() : new ArrayList<>(credentials);
    }

    @DataBoundSetter
    public void setCredentials(@CheckForNull List<ServerCredentials> credentials) {
        this.credentials = credentials == null ? null : new ArrayList<>(credentials);
    }

    /** The complete entries for a server. */
    List<ServerCredentials> credentialsFor(String name) {
        return getCredentials().stream()
                .filter(Objects::nonNull)
                .filter(ServerCredentials::isComplete)
                .filter(entry -> entry.getServer().equals(name))
                .toList();
    }

    /** The first server that has more than one entry, or null. */
    @CheckForNull
    private String doubleServer() {
        Set<String> seen = new HashSet<>();
        return getCredentials().stream()
                .map(ServerCredentials::getServer)
                .filter(name -> !seen.add(name))
                .findFirst()
                .orElse(null);
    }

    private boolean isEmpty() {
        return server == null && getCredentials().isEmpty();
    }

    static boolean mayConfigure(@CheckForNull Item item) {
        return item != null && ServerItems.mayConfigure(item);
    }

    /** The servers that a folder may choose, below an empty line. */
    static ListBoxModel servers(Item item) {
        return ServerItems.of(item, "");
    }

    /** The form of a folder's choice. */
    @OptionalExtension
    @Symbol("dashEnterprise")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {
        private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(DashFolderProperty.class);

        @Override
        public String getDisplayName() {
            return TEXTS.format("DisplayName");
        }

        /** Nothing is kept of a form that chooses nothing. */
        @Override
        @CheckForNull
        public AbstractFolderProperty<?> newInstance(@CheckForNull StaplerRequest2 request, JSONObject form)
                throws FormException {
            DashFolderProperty property = (DashFolderProperty) super.newInstance(request, form);
            String twice = property.doubleServer();
            if (twice != null) {
                throw new FormException(TEXTS.format("TwoEntries", twice), "credentials");
            }
            return property.isEmpty() ? null : property;
        }

        @POST
        public ListBoxModel doFillServerItems(@AncestorInPath Item item, @QueryParameter String server) {
            return mayConfigure(item) ? servers(item) : ServerItems.onlyCurrent(server);
        }
    }
}
