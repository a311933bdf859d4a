package com.cloudbees.plugins.credentials.common;

import hudson.util.Secret;

/** In Jenkins its two getters have an interface each. */
public interface StandardUsernamePasswordCredentials extends StandardCredentials {
    String getUsername();

    Secret getPassword();
}
