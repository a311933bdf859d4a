package com.cloudbees.plugins.credentials.domains;

import hudson.Util;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

public class Domain implements Serializable {
    private static final Domain GLOBAL = new Domain(null, null, null);

    private final String name;
    private final String description;
    private final List<DomainSpecification> specifications;

    public Domain(String name, String description, List<DomainSpecification> specifications) {
        this.name = Util.fixEmptyAndTrim(name);
        this.description = Util.fixEmptyAndTrim(description);
        this.specifications = specifications == null ? new ArrayList<>() : new ArrayList<>(specifications);
    }

    public static Domain global() {
        return GLOBAL;
    }

    public boolean test(List<DomainRequirement> requirements) {
        return requirements.stream().allMatch(r -> specifications.isEmpty() || specifications.stream().anyMatch(s -> s.accepts(r)));
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(name);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Domain other && Objects.equals(name, other.name);
    }
}
