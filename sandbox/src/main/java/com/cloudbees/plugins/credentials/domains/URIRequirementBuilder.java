package com.cloudbees.plugins.credentials.domains;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Of a URI's parts only the host counts here. */
public class URIRequirementBuilder {
    private final List<DomainRequirement> requirements = new ArrayList<>();

    private URIRequirementBuilder() {}

    public static URIRequirementBuilder fromUri(String uri) {
        URIRequirementBuilder builder = new URIRequirementBuilder();
        try {
            String host = uri == null ? null : URI.create(uri).getHost();
            if (host != null) {
                builder.requirements.add(new HostnameRequirement(host));
            }
        } catch (IllegalArgumentException e) {
            // Jenkins requires nothing of a URI that is none.
        }
        return builder;
    }

    public List<DomainRequirement> build() {
        return new ArrayList<>(requirements);
    }
}
