package io.jenkins.plugins.dashenterprise.operations;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Run;
import hudson.security.ACL;
import java.util.List;

/** Where credentials are looked up, and who is noted to use them. */
interface CredentialsSource {
    /** The credentials of an id, as far as they may be used; or null. */
    @CheckForNull
    <C extends StandardCredentials> C find(String id, Class<C> type, List<DomainRequirement> domain);

    void track(StandardCredentials credentials);

    /** What a run may use. */
    record OfRun(Run<?, ?> run) implements CredentialsSource {
        @Override
        @CheckForNull
        public <C extends StandardCredentials> C find(String id, Class<C> type, List<DomainRequirement> domain) {
            return CredentialsProvider.findCredentialById(id, type, run, domain);
        }

        @Override
        public void track(StandardCredentials credentials) {
            CredentialsProvider.track(run, credentials);
        }
    }

    /** What the jobs of a folder may use, where there is no job any more. */
    record OfFolder(ItemGroup<?> folder) implements CredentialsSource {
        @Override
        @CheckForNull
        public <C extends StandardCredentials> C find(String id, Class<C> type, List<DomainRequirement> domain) {
            C found = CredentialsProvider.findCredentialByIdInItemGroup(id, type, folder, ACL.SYSTEM2, domain);
            // No job may use those of the system's own scope.
            return found == null || found.getScope() == CredentialsScope.SYSTEM ? null : found;
        }

        @Override
        public void track(StandardCredentials credentials) {
            if (folder instanceof Item item) {
                CredentialsProvider.track(item, credentials);
            }
        }
    }
}
