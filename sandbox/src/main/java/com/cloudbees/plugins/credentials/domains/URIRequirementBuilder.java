package com.cloudbees.plugins.credentials.domains;

import java.util.List;

/** The only domain here requires nothing. */
public class URIRequirementBuilder {
    private URIRequirementBuilder() {}

    public static URIRequirementBuilder fromUri(String uri) {
        return new URIRequirementBuilder();
    }

    public List<DomainRequirement> build() {
        return List.of();
    }
}
