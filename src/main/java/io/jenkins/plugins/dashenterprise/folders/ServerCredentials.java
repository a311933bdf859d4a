package io.jenkins.plugins.dashenterprise.folders;

import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.configuration.ConnectionCheck;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.configuration.ServerItems;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.jvnet.localizer.ResourceBundleHolder;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The credentials that the jobs of a folder use for a server. */
public final class ServerCredentials implements Describable<ServerCredentials> {
    private final String server;
    private final String credentialsId;

    @DataBoundConstructor
    public ServerCredentials(@CheckForNull String server, @CheckForNull String credentialsId) {
        this.server = Util.fixNull(server).trim();
        this.credentialsId = Util.fixNull(credentialsId).trim();
    }

    /** The name of a configured server; empty when none was chosen. */
    public String getServer() {
        return Util.fixNull(server);
    }

    /** The id of credentials of the kind user name with password; empty when none were chosen. */
    public String getCredentialsId() {
        return Util.fixNull(credentialsId);
    }

    /** Whether both are chosen. */
    boolean isComplete() {
        return !getServer().isEmpty() && !getCredentialsId().isEmpty();
    }

    /** The credentials, as far as the jobs of an item may use them for the configured server; or null. */
    @CheckForNull
    StandardUsernamePasswordCredentials find(Item item) {
        return DashEnterpriseConfiguration.get().permitted(item).stream()
                .filter(each -> each.getName().equals(getServer()))
                .findFirst()
                .map(each -> each.credentials(getCredentialsId(), item))
                .orElse(null);
    }

    /** The form of an entry. */
    @OptionalExtension
    public static final class DescriptorImpl extends Descriptor<ServerCredentials> {
        private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(ServerCredentials.class);

        @Override
        public String getDisplayName() {
            return TEXTS.format("DisplayName");
        }

        @POST
        public ListBoxModel doFillServerItems(@AncestorInPath Item item, @QueryParameter String server) {
            return DashFolderProperty.mayConfigure(item)
                    ? DashFolderProperty.servers(item)
                    : ServerItems.onlyCurrent(server);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String server, @QueryParameter String credentialsId) {
            if (!DashFolderProperty.mayConfigure(item)) {
                return ServerItems.onlyCurrent(credentialsId);
            }
            StandardListBoxModel items = new StandardListBoxModel();
            items.includeEmptyValue();
            DashEnterpriseConfiguration.get().permitted(item).stream()
                    .filter(each -> each.getName().equals(server))
                    .map(DashServer::getUrl)
                    .forEach(url -> items.includeAs(
                            ACL.SYSTEM2,
                            item,
                            StandardUsernamePasswordCredentials.class,
                            URIRequirementBuilder.fromUri(url).build()));
            return items.includeCurrentValue(credentialsId);
        }

        /** Tries the credentials on the configured server, and on no other. */
        @POST
        public FormValidation doTestConnection(
                @AncestorInPath Item item, @QueryParameter String server, @QueryParameter String credentialsId)
                throws InterruptedException {
            if (item == null) {
                return FormValidation.error(TEXTS.format("NoFolder"));
            }
            item.checkPermission(Item.CONFIGURE);
            ServerCredentials entry = new ServerCredentials(server, credentialsId);
            StandardUsernamePasswordCredentials credentials = entry.find(item);
            if (credentials == null) {
                return FormValidation.error(TEXTS.format("Choose"));
            }
            try {
                DashServer configured = DashEnterpriseConfiguration.get().server(entry.getServer(), item);
                return ConnectionCheck.of(configured.address(), credentials);
            } catch (AbortException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
