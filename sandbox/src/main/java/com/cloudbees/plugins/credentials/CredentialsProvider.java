package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.ModelObject;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.util.ListBoxModel;
import java.util.List;
import org.springframework.security.core.Authentication;

/** There is one provider: what {@link SystemCredentialsProvider} stores. */
public abstract class CredentialsProvider {
    public static final PermissionGroup GROUP = new PermissionGroup(CredentialsProvider.class, "Credentials");
    public static final Permission USE_OWN = new Permission(GROUP, "UseOwn", Job.BUILD, false);
    public static final Permission USE_ITEM = new Permission(GROUP, "UseItem", Job.CONFIGURE, false);
    public static final Permission CREATE = new Permission(GROUP, "Create", Permission.CREATE);
    public static final Permission VIEW = new Permission(GROUP, "View", Permission.READ);

    private CredentialsProvider() {}

    public static <C extends IdCredentials> C findCredentialById(
            String id, Class<C> type, Run<?, ?> run, DomainRequirement... requirements) {
        return findCredentialById(id, type, run, List.of(requirements));
    }

    public static <C extends IdCredentials> C findCredentialById(
            String id, Class<C> type, Run<?, ?> run, List<DomainRequirement> requirements) {
        List<C> candidates = lookupCredentialsInItem(type, (Item) run.getParent(), ACL.SYSTEM2, requirements);
        return CredentialsMatchers.firstOrNull(candidates, CredentialsMatchers.withId(id.trim()));
    }

    public static <C extends IdCredentials> C findCredentialByIdInItemGroup(
            String id,
            Class<C> type,
            ItemGroup<?> group,
            Authentication authentication,
            List<DomainRequirement> requirements) {
        List<C> candidates = lookupCredentialsInItemGroup(type, group, authentication, requirements);
        return CredentialsMatchers.firstOrNull(candidates, CredentialsMatchers.withId(id.trim()));
    }

    public static <C extends Credentials> List<C> lookupCredentialsInItem(
            Class<C> type, Item item, Authentication authentication, List<DomainRequirement> requirements) {
        return SystemCredentialsProvider.getInstance().find(type, item == null, authentication, requirements);
    }

    public static <C extends Credentials> List<C> lookupCredentialsInItemGroup(
            Class<C> type, ItemGroup<?> group, Authentication authentication, List<DomainRequirement> requirements) {
        return SystemCredentialsProvider.getInstance().find(type, true, authentication, requirements);
    }

    public static <C extends IdCredentials> ListBoxModel listCredentialsInItem(
            Class<C> type,
            Item item,
            Authentication authentication,
            List<DomainRequirement> requirements,
            CredentialsMatcher matcher) {
        StandardListBoxModel options = new StandardListBoxModel();
        lookupCredentialsInItem(type, item, authentication, requirements).stream()
                .filter(matcher == null ? c -> true : matcher::matches)
                .forEach(c -> options.with((StandardCredentials) c));
        return options;
    }

    public static Iterable<CredentialsStore> lookupStores(ModelObject context) {
        return List.of(SystemCredentialsProvider.getInstance().getStore());
    }

    /** Jenkins remembers who used them. */
    public static <C extends Credentials> C track(Run<?, ?> build, C credentials) {
        return credentials;
    }
}
