package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.Permission;
import java.util.List;
import java.util.Objects;
import org.springframework.security.core.Authentication;

/** There is one provider: what {@link SystemCredentialsProvider} stores. */
public abstract class CredentialsProvider {
    public static final Permission USE_ITEM = new Permission("Credentials/UseItem", Item.CONFIGURE, false);

    private CredentialsProvider() {}

    public static <C extends StandardCredentials> C findCredentialById(
            String id, Class<C> type, Run<?, ?> run, List<DomainRequirement> requirements) {
        return byId(id.trim(), lookupCredentialsInItem(type, run.getParent(), ACL.SYSTEM2, requirements));
    }

    public static <C extends StandardCredentials> C findCredentialByIdInItem(
            String id, Class<C> type, Item item, Authentication user, List<DomainRequirement> requirements) {
        return byId(id, lookupCredentialsInItem(type, item, user, requirements));
    }

    public static <C extends StandardCredentials> C findCredentialByIdInItemGroup(
            String id, Class<C> type, ItemGroup<?> group, Authentication user, List<DomainRequirement> requirements) {
        return byId(id, SystemCredentialsProvider.getInstance().find(type, true, user));
    }

    public static <C extends StandardCredentials> List<C> lookupCredentialsInItem(
            Class<C> type, Item item, Authentication user, List<DomainRequirement> requirements) {
        return SystemCredentialsProvider.getInstance().find(type, item == null, user);
    }

    /** Jenkins would remember the use. */
    public static <C extends Credentials> C track(Run<?, ?> build, C credentials) {
        return credentials;
    }

    public static <C extends Credentials> C track(Item item, C credentials) {
        Objects.requireNonNull(item);
        return credentials;
    }

    private static <C extends StandardCredentials> C byId(String id, List<C> candidates) {
        return candidates.stream().filter(c -> c.getId().equals(id)).findFirst().orElse(null);
    }
}
