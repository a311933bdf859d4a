package io.jenkins.plugins.dashenterprise.operations;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.configuration.ServerChoice;
import io.jenkins.plugins.dashenterprise.configuration.ServerItems;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A form in which a server and credentials for it are chosen. */
public interface ServerForm {
    /** The servers that an item's jobs may use. */
    @POST
    default ListBoxModel doFillServerItems(@AncestorInPath @CheckForNull Item item, @QueryParameter String server) {
        return ServerItems.mayConfigure(item)
                ? ServerItems.of(item, OperationDescriptor.TEXTS.format("DefaultServer"))
                : ServerItems.onlyCurrent(server);
    }

    /** The verdict on a server's name, or on there being none. */
    @POST
    default FormValidation doCheckServer(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        if (ServerItems.mayConfigure(item)) {
            try {
                ServerChoice.server(Util.fixEmptyAndTrim(value), item);
            } catch (AbortException e) {
                return FormValidation.error(e.getMessage());
            }
        }
        return FormValidation.ok();
    }

    /** What a server may be logged in with. */
    @POST
    default ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath @CheckForNull Item item,
            @QueryParameter String server,
            @QueryParameter String credentialsId) {
        return ServerItems.mayConfigure(item)
                ? new CredentialItems(item, StandardUsernamePasswordCredentials.class).forServer(server, credentialsId)
                : ServerItems.onlyCurrent(credentialsId);
    }
}
