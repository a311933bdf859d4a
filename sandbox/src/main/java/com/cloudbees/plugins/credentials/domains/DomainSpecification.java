package com.cloudbees.plugins.credentials.domains;

import java.io.Serializable;

/** Jenkins' answer has more shades than yes and no. */
public abstract class DomainSpecification implements Serializable {
    abstract boolean accepts(DomainRequirement requirement);
}
