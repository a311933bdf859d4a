package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.CredentialsScope;
import java.io.Serializable;

/** In Jenkins its methods come from three interfaces. */
public interface StandardCredentials extends Serializable {
    CredentialsScope getScope();

    String getId();

    String getDescription();
}
