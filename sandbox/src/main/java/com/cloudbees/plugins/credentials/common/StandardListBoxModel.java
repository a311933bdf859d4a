package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.Util;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.util.ListBoxModel;
import java.util.List;
import org.springframework.security.core.Authentication;

/** In Jenkins its methods are those of a generic superclass. */
public class StandardListBoxModel extends ListBoxModel {
    public StandardListBoxModel with(StandardCredentials credentials) {
        String description = Util.fixEmptyAndTrim(credentials.getDescription());
        String name = credentials instanceof UsernamePasswordCredentials user
                ? user.getUsername() + "/******"
                : credentials.getId();
        add(description == null ? name : name + " (" + description + ")", credentials.getId());
        return this;
    }

    public StandardListBoxModel includeEmptyValue() {
        if (stream().noneMatch(o -> o.value.isEmpty())) {
            add(0, new Option("- none -", ""));
        }
        return this;
    }

    public StandardListBoxModel includeCurrentValue(String value) {
        if (Util.fixEmpty(value) == null) {
            return includeEmptyValue();
        }
        if (stream().noneMatch(o -> o.value.equals(value))) {
            add(!isEmpty() && get(0).value.isEmpty() ? 1 : 0, new Option("- current -", value));
        }
        return this;
    }

    public StandardListBoxModel includeAs(
            Authentication authentication,
            Item context,
            Class<? extends StandardCredentials> type,
            List<DomainRequirement> requirements) {
        return includeMatchingAs(authentication, context, type, requirements, CredentialsMatchers.always());
    }

    public StandardListBoxModel includeAs(
            Authentication authentication,
            ItemGroup<?> context,
            Class<? extends StandardCredentials> type,
            List<DomainRequirement> requirements) {
        return includeMatchingAs(authentication, context, type, requirements, CredentialsMatchers.always());
    }

    public StandardListBoxModel includeMatchingAs(
            Authentication authentication,
            Item context,
            Class<? extends StandardCredentials> type,
            List<DomainRequirement> requirements,
            CredentialsMatcher matcher) {
        addAll(CredentialsProvider.listCredentialsInItem(type, context, authentication, requirements, matcher));
        return this;
    }

    public StandardListBoxModel includeMatchingAs(
            Authentication authentication,
            ItemGroup<?> context,
            Class<? extends StandardCredentials> type,
            List<DomainRequirement> requirements,
            CredentialsMatcher matcher) {
        return includeMatchingAs(authentication, (Item) null, type, requirements, matcher);
    }
}
