package com.cloudbees.plugins.credentials.common;

/** In Jenkins the getter has an interface of its own. */
public interface StandardUsernameCredentials extends StandardCredentials {
    String getUsername();
}
