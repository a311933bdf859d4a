package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.apps.AddApp;
import io.jenkins.plugins.dashenterprise.environment.SetEnv;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/**
 * Whose an app is. One that is made is registered before, and marked before anything else is done to it: whenever Jenkins
 * is killed, the next build knows it for its own, and nobody's else is touched.
 */
final class ReviewAppClaim {
    private final ReviewApp wanted;
    private final ReviewAppKey key;

    @CheckForNull
    private final SourceBranch branch;

    private final Session session;

    ReviewAppClaim(ReviewApp wanted, ReviewAppKey key, @CheckForNull SourceBranch branch, Session session) {
        this.wanted = wanted;
        this.key = key;
        this.branch = branch;
        this.session = session;
    }

    /** Whether this step made the app, perhaps before a restart. */
    boolean created() {
        return session.hasBegun("made");
    }

    /** Whether a newer build has pushed to the app, so that nothing of this one is wanted any more; which is told. */
    boolean isSuperseded() {
        RegisteredApp known = known();
        boolean newer = known != null && known.isNewerThan(session.build());
        if (newer) {
            session.log(known.superseding());
        }
        return newer;
    }

    /** Makes the app. */
    RegisteredApp create() throws IOException, InterruptedException {
        Life.refuseGone(session.build().getParent(), branch);
        boolean registered = register();
        AddApp adding = new AddApp(key.app());
        adding.setCredentialsId(wanted.getOwnerCredentialsId());
        try {
            Object answer = session.run("app", adding);
            if (answer instanceof Map<?, ?> result && Boolean.TRUE.equals(result.get("created"))) {
                session.begin("made");
            }
        } catch (AbortException e) {
            throw refused(e, registered);
        }
        ServerApp found = ServerApp.find(key.app(), session);
        if (found == null) {
            throw AppQuery.missing(key.app(), session);
        }
        return keep(found);
    }

    /** Notes the app before it is made; one that was deleted by hand is made anew. */
    private boolean register() throws IOException, InterruptedException {
        RegisteredApp known = known();
        if (known != null) {
            ReviewApps.get().change(known, each -> each.marked = false);
            return false;
        }
        RegisteredApp app = newlyRegistered();
        ReviewAppLimit limit = new ReviewAppLimit(key.template(), wanted.getLimit(), session);
        if (!ReviewApps.get().add(app, wanted.getLimit())
                && !(limit.forgetDeleted() && ReviewApps.get().add(app, wanted.getLimit()))) {
            throw limit.reached();
        }
        return true;
    }

    private RegisteredApp newlyRegistered() {
        RegisteredApp app = new RegisteredApp(session.server().url(), key, Mark.of(key.project(), key.branch()));
        app.usedBy(key, session.credentialsId());
        app.deleteWithBranch = wanted.isDeleteWithBranch();
        return app;
    }

    /** A server that refuses has made nothing; of a lost answer nobody knows. */
    private AbortException refused(AbortException e, boolean registered) throws IOException {
        RegisteredApp known = known();
        if (e instanceof GraphQlException call && call.outcomeUnknown()) {
            return e;
        }
        if (registered && known != null) {
            ReviewApps.get().remove(known);
        }
        return wanted.getOwnerCredentialsId() == null
                ? e
                : new AbortException("The user of ownerCredentialsId could not create app '" + key.app() + "': "
                        + Texts.without(session.subject(), e.getMessage()));
    }

    /**
     * Goes on with an app that is there.
     *
     * @throws AbortException when it is not this job's
     */
    RegisteredApp keep(ServerApp found) throws IOException, InterruptedException {
        RegisteredApp known = known();
        if (!found.isUnmarked()) {
            refuseOthers(found, known);
        } else if (known != null && !known.marked && found.isNewOf(creator())) {
            mark(known);
        } else {
            throw new AbortException("App '" + key.app() + "' on " + session.server()
                    + " carries no mark of a review app: choose another name, or delete it if nobody needs it.");
        }
        if (session.dryRun()) {
            return known == null ? newlyRegistered() : known;
        }
        return registered(known, found.owner());
    }

    /** What an app that is marked is registered as, even if Jenkins' own files were lost. */
    private RegisteredApp registered(@CheckForNull RegisteredApp known, @CheckForNull String owner) throws IOException {
        RegisteredApp app = known == null ? newlyRegistered() : known;
        if (known == null) {
            ReviewApps.get().add(app, Integer.MAX_VALUE);
        }
        ReviewApps.get().change(app, each -> {
            each.marked = true;
            each.owner = owner;
            each.deleteWithBranch = wanted.isDeleteWithBranch();
            each.usedBy(key, session.credentialsId());
        });
        return app;
    }

    private void mark(RegisteredApp known) throws IOException, InterruptedException {
        if (!session.begunWith("app: ").isEmpty()) {
            session.begin("made");
        }
        SetEnv marking = new SetEnv(key.app());
        marking.setVars(Map.of(Mark.VARIABLE, known.mark()));
        marking.setDryRun(session.dryRun());
        session.run("mark", marking);
    }

    private void refuseOthers(ServerApp found, @CheckForNull RegisteredApp known) throws AbortException {
        String mark = found.mark();
        if (mark == null) {
            throw new AbortException("The credentials show no value of " + Mark.VARIABLE + " of app '" + key.app()
                    + "' on " + session.server()
                    + ", so whose it is cannot be seen; use its owner's.");
        }
        String expected = known == null ? Mark.of(key.project(), key.branch()).toString() : known.mark();
        if (!mark.equals(expected)) {
            Mark other = Mark.parse(mark);
            throw new AbortException("App '" + key.app() + "' on " + session.server()
                    + " was not made by this job (it is marked "
                    + (other == null ? "by somebody else" : "for " + other.owner()) + "): choose another name.");
        }
        if (known != null && !known.template().equals(key.template())) {
            throw new AbortException("App '" + key.app() + "' on " + session.server() + " is a review app of '"
                    + known.template() + "' already: choose another name.");
        }
    }

    /** What is registered of the app, if this job made it. */
    @CheckForNull
    private RegisteredApp known() {
        RegisteredApp known = ReviewApps.get().named(session.server().url(), key.app());
        boolean ours = known != null
                && (known.job().equals(key.job())
                        || known.mark()
                                .equals(Mark.of(key.project(), key.branch()).toString()));
        return ours ? known : null;
    }

    private String creator() throws AbortException {
        return ServerApp.userOf(
                Objects.requireNonNullElse(wanted.getOwnerCredentialsId(), session.credentialsId()), session);
    }
}
