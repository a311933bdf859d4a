package com.cloudbees.plugins.credentials.impl;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Util;
import java.util.UUID;

public abstract class BaseStandardCredentials implements StandardCredentials {
    private final CredentialsScope scope;
    private final String id;
    private final String description;

    public BaseStandardCredentials(CredentialsScope scope, String id, String description) {
        this.scope = scope;
        this.id = Util.fixEmpty(id) == null ? UUID.randomUUID().toString() : id;
        this.description = Util.fixNull(description);
    }

    @Override
    public CredentialsScope getScope() {
        return scope;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getDescription() {
        return description;
    }
}
