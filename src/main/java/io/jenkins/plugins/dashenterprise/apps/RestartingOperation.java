package io.jenkins.plugins.dashenterprise.apps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.WaitingOperation;
import java.util.Map;
import org.kohsuke.stapler.DataBoundSetter;

/** An operation that changes what an app runs with, upon which the server restarts it. */
public abstract class RestartingOperation extends WaitingOperation {
    private static final long serialVersionUID = 1;

    private boolean wait;

    @DataBoundSetter
    public final void setApp(@CheckForNull String app) {
        name(app);
    }

    /** Whether to wait until the restart that the change causes is over. */
    public final boolean isWait() {
        return wait;
    }

    @DataBoundSetter
    public final void setWait(boolean wait) {
        this.wait = wait;
    }

    /** What the operation answers with: the result with {@code refresh} added, or a wait for the restart that this tells of. */
    protected final Object afterRestart(String app, Map<String, Object> result, Plan plan, Session session) {
        result.put("refresh", plan.refresh());
        return wait && plan.refresh() && !session.dryRun() ? new RestartWait(app, result, session) : result;
    }
}
