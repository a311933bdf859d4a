package io.jenkins.plugins.dashenterprise.operations;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.configuration.ServerChoice;
import java.util.List;
import jenkins.model.Jenkins;

/**
 * The credentials that a job may use, for a drop-down.
 *
 * @param item the job, or null outside of one
 * @param type what kind of credentials
 */
public record CredentialItems(@CheckForNull Item item, Class<? extends StandardCredentials> type) {

    /** Those for a server, or for the only one. */
    public ListBoxModel forServer(@CheckForNull String server, String current) {
        return all(domain(server), current);
    }

    /** Those for a URL, or for any when none is given. */
    public ListBoxModel forUrl(@CheckForNull String url, String current) {
        return all(URIRequirementBuilder.fromUri(Util.fixEmptyAndTrim(url)).build(), current);
    }

    private ListBoxModel all(List<DomainRequirement> domain, String current) {
        StandardListBoxModel items = new StandardListBoxModel();
        items.includeEmptyValue();
        if (item == null) {
            items.includeAs(ACL.SYSTEM2, Jenkins.get(), type, domain);
        } else {
            items.includeAs(
                    item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2,
                    item,
                    type,
                    domain);
        }
        return items.includeCurrentValue(current);
    }

    private List<DomainRequirement> domain(@CheckForNull String server) {
        try {
            return URIRequirementBuilder.fromUri(ServerChoice.server(Util.fixEmptyAndTrim(server), item)
                            .getUrl())
                    .build();
        } catch (AbortException e) {
            return List.of();
        }
    }
}
