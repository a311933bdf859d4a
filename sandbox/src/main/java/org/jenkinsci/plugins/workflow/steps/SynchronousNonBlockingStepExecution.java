package org.jenkinsci.plugins.workflow.steps;

import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.SystemThreads;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

public abstract class SynchronousNonBlockingStepExecution<T> extends StepExecution {
    protected SynchronousNonBlockingStepExecution(StepContext context) {
        super(context);
    }

    protected abstract T run() throws Exception;

    @Override
    public final boolean start() {
        Authentication authentication = Jenkins.getAuthentication2();
        new SystemThreads().newThread(() -> {
            try (ACLContext ignored = ACL.as2(authentication)) {
                getContext().onSuccess(run());
            } catch (Throwable e) {
                getContext().onFailure(e);
            }
        }).start();
        return false;
    }
}
