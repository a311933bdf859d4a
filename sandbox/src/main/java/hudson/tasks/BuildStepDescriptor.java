package hudson.tasks;

import hudson.model.AbstractProject;
import hudson.model.Describable;
import hudson.model.Descriptor;

public abstract class BuildStepDescriptor<T extends Describable<T>> extends Descriptor<T> {
    public abstract boolean isApplicable(@SuppressWarnings("rawtypes") Class<? extends AbstractProject> jobType);
}
