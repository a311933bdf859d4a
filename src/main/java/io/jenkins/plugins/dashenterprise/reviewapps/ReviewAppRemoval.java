package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.apps.DeleteApp;
import io.jenkins.plugins.dashenterprise.apps.OwnServices;
import io.jenkins.plugins.dashenterprise.operations.Change;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Service;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import io.jenkins.plugins.dashenterprise.operations.WritingOperation;
import io.jenkins.plugins.dashenterprise.views.DeployedApps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Deletes a review app with the services that were made for it, unless it is not this Jenkins' any more. */
final class ReviewAppRemoval extends WritingOperation {
    private static final long serialVersionUID = 1;

    private final boolean withServices;
    private final String reason;

    /** @param reason why it is deleted, for the log */
    ReviewAppRemoval(String app, boolean withServices, String reason) {
        name(app);
        this.withServices = withServices;
        this.reason = reason;
    }

    /**
     * What became of the app.
     *
     * @param kept why it is kept, or null when it is deleted
     */
    record Outcome(@CheckForNull String kept, List<String> services) {}

    @Override
    public Outcome run(Session session) throws IOException, InterruptedException {
        String server = session.server().url();
        if (!ReviewApps.get().begin(server, getApp())) {
            return keep("another build or clean-up is at work on it", session);
        }
        try {
            return remove(session);
        } finally {
            ReviewApps.get().end(server, getApp());
        }
    }

    private Outcome keep(String reason, Session session) {
        session.log("Keeping " + getApp() + ": " + reason);
        return new Outcome(reason, List.of());
    }

    private Outcome remove(Session session) throws IOException, InterruptedException {
        RegisteredApp known = ReviewApps.get().named(session.server().url(), getApp());
        if (known == null) {
            return keep("another build has deleted it", session);
        }
        ServerApp found = ServerApp.find(getApp(), session);
        String kept = found == null ? null : keptAs(found, known, session);
        if (kept != null) {
            return keep(kept, session);
        }
        // What this step deleted itself before an answer was lost, it need not see.
        if (found == null && session.begunWith("app: ").isEmpty()) {
            ServerApp.refuseHidden(known, session);
            session.log("App " + getApp() + " is gone already.");
        }
        return delete(known, found != null, session);
    }

    /** Why it must not be deleted now, or null. */
    @CheckForNull
    private String keptAs(ServerApp found, RegisteredApp known, Session session) throws IOException {
        if (found.mark() == null && !found.isUnmarked()) {
            throw new AbortException("the credentials show no value of " + Mark.VARIABLE
                    + ", so whose it is cannot be seen; use its owner's.");
        }
        if (!known.mark().equals(found.mark())) {
            if (known.marked && !session.dryRun()) {
                ReviewApps.get().remove(known);
            }
            return found.isUnmarked() ? "it carries no mark" : "it carries another mark now";
        }
        return found.deploying() ? "deploying" : null;
    }

    private Outcome delete(RegisteredApp known, boolean exists, Session session)
            throws IOException, InterruptedException {
        Plan services = withServices ? services(known, session) : new Plan(session);
        if (exists && !session.dryRun()) {
            session.run("app", new DeleteApp(getApp()));
        }
        services.make();
        List<String> names = new ArrayList<>(
                services.done().stream().map(each -> Service.of(each).name()).toList());
        if (!session.dryRun()) {
            ReviewApps.get().remove(known);
            DeployedApps.get().forget(known.serverUrl(), known.app());
        }
        session.log((session.dryRun() ? "Would delete" : "Deleted") + " review app " + getApp() + " of "
                + known.purpose() + " (" + reason + ")"
                + (names.isEmpty() ? "" : " with services " + String.join(", ", names)) + ".");
        return new Outcome(null, names);
    }

    /** The services that were made for the app, but for those that other apps use by now. */
    private Plan services(RegisteredApp known, Session session) throws IOException, InterruptedException {
        Plan plan = new Plan(session, Verb.DELETE);
        List<Service> made = known.services().stream().map(Service::of).toList();
        if (!made.isEmpty()) {
            Set<Service> existing = Service.existing(session);
            Set<Service> others = OwnServices.ofOthers(getApp(), session);
            for (Service service : made) {
                if (others.contains(service)) {
                    session.log("Keeping service " + service.name() + ", which other apps use.");
                } else {
                    plan.write(
                            List.of(new Change(Verb.DELETE, service.toString(), existing.contains(service))),
                            () -> service.delete(session));
                }
            }
        }
        return plan;
    }

    @Override
    protected String subject(Session session) {
        return "";
    }
}
