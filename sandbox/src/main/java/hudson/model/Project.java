package hudson.model;

import hudson.tasks.Builder;
import hudson.util.DescribableList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

public abstract class Project<P extends Project<P, B>, B extends AbstractBuild<P, B>> extends AbstractProject<P, B> {
    private final DescribableList<Builder, Descriptor<Builder>> builders = new DescribableList<>(this);

    protected Project(ItemGroup<?> parent, String name) {
        super(parent, name);
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        builders.setOwner(this);
    }

    public DescribableList<Builder, Descriptor<Builder>> getBuildersList() {
        return builders;
    }

    public List<Builder> getBuilders() {
        return new ArrayList<>(builders);
    }
}
