package io.jenkins.plugins.dashenterprise.configuration;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import jenkins.model.Jenkins;

/** The credentials of Jenkins' own store, which an administrator chooses for a server. */
final class SystemCredentials {
    private SystemCredentials() {}

    /** The credentials of an id; null when there are none of the type that may go to the URL. */
    @CheckForNull
    static <C extends StandardCredentials> C find(Class<C> type, @CheckForNull String id, String url) {
        return id == null || id.isBlank()
                ? null
                : CredentialsProvider.findCredentialByIdInItemGroup(
                        id,
                        type,
                        Jenkins.get(),
                        ACL.SYSTEM2,
                        URIRequirementBuilder.fromUri(url).build());
    }

    /** Those that may go to a URL, for a drop-down. */
    static ListBoxModel items(Class<? extends StandardCredentials> type, String url, String current) {
        return new StandardListBoxModel()
                .includeEmptyValue()
                .includeAs(
                        ACL.SYSTEM2,
                        Jenkins.get(),
                        type,
                        URIRequirementBuilder.fromUri(url).build())
                .includeCurrentValue(current);
    }
}
