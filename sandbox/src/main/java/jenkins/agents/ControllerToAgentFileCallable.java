package jenkins.agents;

import hudson.FilePath;

/** In Jenkins it also sees to it that no agent has it run on the controller. */
public interface ControllerToAgentFileCallable<T> extends FilePath.FileCallable<T> {}
