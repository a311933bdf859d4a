package io.jenkins.plugins.dashenterprise.server;

import com.apollographql.apollo.api.Query;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.model.TransferQuery;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Wait;

/** Waits for the server's task that gives a user's apps and services to another. */
final class TransferWait extends Wait<TransferQuery.Data> {
    private static final long serialVersionUID = 1;

    private final String source;
    private final String target;
    private final int known;

    /** A wait for the task after the {@code known} ones that there were before. */
    TransferWait(String source, String target, int known, Session session) {
        super(session);
        this.source = source;
        this.target = target;
        this.known = known;
    }

    @Override
    protected Query<TransferQuery.Data> query(boolean allApps) {
        return new TransferQuery();
    }

    @Override
    @CheckForNull
    protected Object answer(TransferQuery.Data data, Session session) throws AbortException {
        Transfer now = Transfer.of(data, source, target);
        seen(now.toString(), session);
        if (now.failure(known) != null) {
            throw new AbortException("The transfer from " + source + " to " + target + " failed on " + session.server()
                    + " (the task is '" + now.failure(known) + "'). See "
                    + session.server().url() + "/Manager for what is left.");
        }
        if (!now.done(known)) {
            return null;
        }
        session.log("Transferred apps and services of " + source + " to " + target + ".");
        return TransferApps.result(source, target, true);
    }

    @Override
    protected String goal() {
        return "the transfer from " + source + " to " + target;
    }
}
