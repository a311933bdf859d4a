package io.jenkins.plugins.dashenterprise.operations;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import java.util.List;

/** Jenkins itself, which does what no build is there to do any more; as a job of a folder might. */
record Background(ItemGroup<?> folder, TaskListener listener) implements Host {
    @Override
    public Run<?, ?> run() {
        throw new IllegalStateException("This goes on outside of any build");
    }

    @Override
    public boolean hasBuild() {
        return false;
    }

    @Override
    @CheckForNull
    public Item item() {
        return folder instanceof Item item ? item : null;
    }

    @Override
    @CheckForNull
    public <C extends StandardCredentials> C credentials(String id, Class<C> type, List<DomainRequirement> domain) {
        C found = CredentialsProvider.findCredentialByIdInItemGroup(id, type, folder, ACL.SYSTEM2, domain);
        // No job may use those of the system's own scope.
        return found == null || found.getScope() == CredentialsScope.SYSTEM ? null : found;
    }

    @Override
    public void track(StandardCredentials credentials) {
        CredentialsProvider.track(item(), credentials);
    }

    @Override
    public String expand(String value) {
        return value;
    }

    @Override
    public void save() {
        // Whoever begins it keeps what has to be known after a restart.
    }

    @Override
    @CheckForNull
    public <T> T context(Class<T> type) {
        return null;
    }
}
