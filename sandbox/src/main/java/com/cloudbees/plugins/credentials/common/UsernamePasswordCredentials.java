package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;
import hudson.util.Secret;

/** In Jenkins its two getters have an interface each. */
public interface UsernamePasswordCredentials extends Credentials {
    String getUsername();

    Secret getPassword();
}
