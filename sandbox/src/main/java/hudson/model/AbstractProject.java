package hudson.model;

import jenkins.model.ParameterizedJobMixIn;

public abstract class AbstractProject<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Job<P, R>
        implements ParameterizedJobMixIn.ParameterizedJob<P, R>, TopLevelItem {
    protected AbstractProject(ItemGroup<?> parent, String name) {
        super(parent, name);
    }
}
