package com.cloudbees.plugins.credentials.common;

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
    public StandardListBoxModel includeEmptyValue() {
        if (!has("")) {
            add(0, new Option("- none -", ""));
        }
        return this;
    }

    public StandardListBoxModel includeCurrentValue(String value) {
        if (Util.fixEmpty(value) == null) {
            return includeEmptyValue();
        }
        if (!has(value)) {
            add(!isEmpty() && get(0).value.isEmpty() ? 1 : 0, new Option("- current -", value));
        }
        return this;
    }

    public StandardListBoxModel includeAs(
            Authentication user,
            Item context,
            Class<? extends StandardCredentials> type,
            List<DomainRequirement> requirements) {
        for (StandardCredentials found :
                CredentialsProvider.lookupCredentialsInItem(type, context, user, requirements)) {
            add(found.getId() + " " + found.getDescription(), found.getId());
        }
        return this;
    }

    public StandardListBoxModel includeAs(
            Authentication user,
            ItemGroup<?> context,
            Class<? extends StandardCredentials> type,
            List<DomainRequirement> requirements) {
        return includeAs(user, (Item) null, type, requirements);
    }

    private boolean has(String value) {
        return stream().anyMatch(o -> o.value.equals(value));
    }
}
