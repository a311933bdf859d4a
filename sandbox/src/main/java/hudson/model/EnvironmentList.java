package hudson.model;

import java.util.AbstractList;
import java.util.List;

public final class EnvironmentList extends AbstractList<Environment> {
    private final List<Environment> environments;

    EnvironmentList(List<Environment> environments) {
        this.environments = environments;
    }

    @Override
    public Environment get(int index) {
        return environments.get(index);
    }

    @Override
    public int size() {
        return environments.size();
    }
}
