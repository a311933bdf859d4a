package com.cloudbees.plugins.credentials.domains;

import java.util.Arrays;

/** Host names only: no wildcards. */
public class HostnameSpecification extends DomainSpecification {
    private final String includes;

    public HostnameSpecification(String includes, String excludes) {
        if (excludes != null && !excludes.isEmpty()) {
            throw new UnsupportedOperationException("The sandbox doesn't know excluded hosts");
        }
        this.includes = includes;
    }

    @Override
    boolean accepts(DomainRequirement requirement) {
        return !(requirement instanceof HostnameRequirement host)
                || Arrays.asList(includes.split("[,\\n ]+")).contains(host.getHostname());
    }
}
