package com.cloudbees.plugins.credentials.common;

import hudson.util.Secret;

/** In Jenkins the getter has an interface of its own. */
public interface StandardUsernamePasswordCredentials extends StandardUsernameCredentials {
    Secret getPassword();
}
