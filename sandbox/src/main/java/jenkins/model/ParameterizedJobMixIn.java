package jenkins.model;

import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.queue.QueueTaskFuture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

public abstract class ParameterizedJobMixIn {
    private ParameterizedJobMixIn() {}

    public interface ParameterizedJob<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> {
        @SuppressWarnings("unchecked")
        default QueueTaskFuture<RunT> scheduleBuild2(int quietPeriod, Action... actions) {
            try {
                return ((JobT) this).startBuild(List.of(actions)).getFuture();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
