package io.jenkins.plugins.dashenterprise.deploy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.dashenterprise.apps.AppState;
import io.jenkins.plugins.dashenterprise.apps.SettledWait;
import io.jenkins.plugins.dashenterprise.git.Outlook;
import io.jenkins.plugins.dashenterprise.git.Push;
import io.jenkins.plugins.dashenterprise.git.Remote;
import io.jenkins.plugins.dashenterprise.git.Revision;
import io.jenkins.plugins.dashenterprise.git.Source;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.operations.FieldChecks;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Pushes a commit of the workspace to an app, and waits until the app runs it. */
public final class Deploy extends DeployingOperation {
    private static final long serialVersionUID = 1;

    private boolean create;
    private boolean force;

    @CheckForNull
    private LinkedHashMap<?, ?> verify;

    @CheckForNull
    private ArrayList<?> verifyLines;

    @DataBoundConstructor
    public Deploy() {}

    public Deploy(@CheckForNull String app) {
        name(app);
    }

    @DataBoundSetter
    public void setApp(@CheckForNull String app) {
        name(app);
    }

    /** Whether to create the app when there is none. */
    public boolean isCreate() {
        return create;
    }

    @DataBoundSetter
    public void setCreate(boolean create) {
        this.create = create;
    }

    /** Whether to replace a revision that the commit does not descend from. */
    public boolean isForce() {
        return force;
    }

    @DataBoundSetter
    public void setForce(boolean force) {
        this.force = force;
    }

    /** What to look for when the revision is deployed: a page's address ({@code url}) and a text ({@code contains}); or null. */
    @CheckForNull
    public Map<String, String> getVerify() {
        return verify == null && (verifyLines == null || verifyLines.isEmpty())
                ? null
                : Texts.mapOrLines(verify, verifyLines);
    }

    @DataBoundSetter
    public void setVerify(@CheckForNull Map<String, String> verify) {
        this.verify = Texts.map(verify);
    }

    /** What may be given in place of verify, or null. */
    @CheckForNull
    public List<String> getVerifyLines() {
        return Texts.list(verifyLines);
    }

    @DataBoundSetter
    public void setVerifyLines(@CheckForNull List<String> verifyLines) {
        this.verifyLines = Texts.list(verifyLines);
    }

    /** A push needs no API. */
    @Override
    @CheckForNull
    protected String insteadOnFive() {
        return null;
    }

    @Override
    public Object run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        boolean five = session.server().isFive();
        Session.refuse(five && create ? DeployToFive.NO_CREATING : null);
        GitCredentials credentials = new GitCredentials(session);
        Source source = source(credentials, session);
        Remote repository = credentials.app(app, getGitCredentialsId(), port(session));
        GitWorkspace workspace = GitWorkspace.of(session);
        Revision revision = workspace.find(source, left(session));
        Map<String, String> looks = getVerify();
        Verification verification = looks == null ? null : Verification.of(looks, app, revision.hash(), session);
        Push push = new Push(
                repository,
                five ? Push.MAIN : Push.MASTER,
                source,
                revision,
                force,
                session.dryRun(),
                left(session),
                session.buildLog());
        PushAttempt attempt = new PushAttempt(push, app, session);
        return five
                ? new DeployToFive(attempt, app, verification, session).make(workspace)
                : deploy(attempt, app, verification, workspace, session);
    }

    private Object deploy(
            PushAttempt attempt,
            String app,
            @CheckForNull Verification verification,
            GitWorkspace workspace,
            Session session)
            throws IOException, InterruptedException {
        Revision revision = attempt.push().revision();
        AppStatusQuery.App target = new DeployTarget(app, create, session).existing();
        if (target == null || session.dryRun()) {
            return new DeployForecast(attempt, app, session).of(target, workspace);
        }
        if (AppState.of(target).deploying()) {
            session.log("A deploy of app '" + app + "' is under way: waiting for its end");
            return new SettledWait(app, session);
        }
        boolean begun = PushAttempt.wasBegun(revision, session);
        if (DeployWait.has(target, revision.hash())) {
            return new DeployWait(app, revision.hash(), begun, verification, session);
        }
        Outlook before = attempt.make(workspace);
        if (before == null) {
            return new SettledWait(app, session);
        }
        return before.has(revision)
                ? new UnpushedWait(app, revision.hash(), begun, verification, session)
                : new DeployWait(app, revision.hash(), true, verification, session);
    }

    /** Refuses what could not be deployed, so that nothing else is done for it in vain. */
    public void refuseBadInput(Session session) throws IOException, InterruptedException {
        GitCredentials credentials = new GitCredentials(session);
        source(credentials, session);
        credentials.app(getApp(), getGitCredentialsId(), port(session));
        GitWorkspace.of(session);
    }

    private static Duration left(Session session) {
        return Duration.ofMillis(session.deadlineMillis() - System.currentTimeMillis());
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashDeploy")
    public static final class DescriptorImpl extends DeployingDescriptor {
        public DescriptorImpl() {
            checks().map("verify", FieldChecks.unlessVariable(Verification::problemWith));
        }
    }
}
