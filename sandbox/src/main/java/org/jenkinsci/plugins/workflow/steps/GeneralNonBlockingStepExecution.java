package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Computer;

public abstract class GeneralNonBlockingStepExecution extends StepExecution {

    protected GeneralNonBlockingStepExecution(StepContext context) {
        super(context);
    }

    protected interface Block {
        void run() throws Exception;
    }

    protected final void run(Block block) {
        Computer.threadPoolForRemoting.execute(() -> {
            try {
                block.run();
            } catch (Throwable e) {
                getContext().onFailure(e);
            }
        });
    }
}
