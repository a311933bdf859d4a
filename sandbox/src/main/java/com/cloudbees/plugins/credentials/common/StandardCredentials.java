package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;

/** In Jenkins its methods come from three interfaces. */
public interface StandardCredentials extends Credentials {
    CredentialsScope getScope();

    String getId();

    String getDescription();
}
