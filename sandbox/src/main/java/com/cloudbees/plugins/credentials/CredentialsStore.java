package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.domains.Domain;
import java.io.IOException;
import java.util.List;

public abstract class CredentialsStore {
    public abstract boolean addDomain(Domain domain, List<Credentials> credentials) throws IOException;

    public final boolean addDomain(Domain domain, Credentials... credentials) throws IOException {
        return addDomain(domain, List.of(credentials));
    }

    public abstract boolean addCredentials(Domain domain, Credentials credentials) throws IOException;

    public abstract boolean removeCredentials(Domain domain, Credentials credentials) throws IOException;
}
