package hudson.model;

import hudson.tasks.BuildWrapper;
import hudson.tasks.Builder;
import hudson.util.DescribableList;

/** In Jenkins the builders are a field of one of the superclasses. */
public class FreeStyleProject extends AbstractProject<FreeStyleProject, FreeStyleBuild> {
    private final DescribableList<Builder, Descriptor<Builder>> builders = new DescribableList<>(this);

    private final DescribableList<BuildWrapper, Descriptor<BuildWrapper>> wrappers = new DescribableList<>(this);

    public FreeStyleProject(ItemGroup<?> parent, String name) {
        super(parent, name);
    }

    public DescribableList<Builder, Descriptor<Builder>> getBuildersList() {
        return builders;
    }

    public DescribableList<BuildWrapper, Descriptor<BuildWrapper>> getBuildWrappersList() {
        return wrappers;
    }

    @Override
    protected FreeStyleBuild newBuild(int number) {
        return new FreeStyleBuild(this, number);
    }
}
