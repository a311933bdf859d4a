package org.jenkinsci.plugins.workflow.steps;

import com.google.common.util.concurrent.FutureCallback;
import java.io.Serializable;

public abstract class BodyExecutionCallback implements Serializable {
    public abstract void onSuccess(StepContext context, Object result);

    public abstract void onFailure(StepContext context, Throwable failure);

    public static BodyExecutionCallback wrap(FutureCallback<Object> step) {
        return new BodyExecutionCallback() {
            @Override
            public void onSuccess(StepContext context, Object result) {
                step.onSuccess(result);
            }

            @Override
            public void onFailure(StepContext context, Throwable failure) {
                step.onFailure(failure);
            }
        };
    }
}
