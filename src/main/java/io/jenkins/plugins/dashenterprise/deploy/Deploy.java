package io.jenkins.plugins.dashenterprise.deploy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.dashenterprise.apps.AppState;
import io.jenkins.plugins.dashenterprise.apps.SettledWait;
import io.jenkins.plugins.dashenterprise.git.Push;
import io.jenkins.plugins.dashenterprise.git.Remote;
import io.jenkins.plugins.dashenterprise.git.Revision;
import io.jenkins.plugins.dashenterprise.git.Source;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.time.Duration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Pushes a commit of the workspace to an app, and waits until the app runs it. */
public final class Deploy extends DeployingOperation {
    private static final long serialVersionUID = 1;

    private boolean create;
    private boolean force;

    @DataBoundConstructor
    public Deploy(@CheckForNull String app) {
        super(app);
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

    @Override
    public Object run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        GitCredentials credentials = new GitCredentials(session);
        Source source = source(credentials, session);
        Remote repository = credentials.app(app, getGitCredentialsId(), getSshPort());
        GitWorkspace workspace = GitWorkspace.of(session);
        Revision revision = workspace.find(source, left(session));
        AppStatusQuery.App target = new DeployTarget(app, create, session).existing();
        Push push = new Push(repository, source, revision, force, session.dryRun(), left(session), session.buildLog());
        PushAttempt attempt = new PushAttempt(push, app, session);
        if (target == null || session.dryRun()) {
            return new DeployForecast(attempt, app, session).of(target, workspace);
        }
        if (AppState.of(target).deploying()) {
            session.log("A deploy of app '" + app + "' is under way: waiting for its end");
            return new SettledWait(app, session);
        }
        if (!DeployWait.has(target, revision.hash()) && !attempt.make(workspace)) {
            return new SettledWait(app, session);
        }
        return new DeployWait(app, revision.hash(), PushAttempt.wasBegun(revision, session), session);
    }

    /** Refuses what could not be deployed, so that nothing else is done for it in vain. */
    public void refuseBadInput(Session session) throws IOException, InterruptedException {
        GitCredentials credentials = new GitCredentials(session);
        source(credentials, session);
        credentials.app(getApp(), getGitCredentialsId(), getSshPort());
        GitWorkspace.of(session);
    }

    private static Duration left(Session session) {
        return Duration.ofMillis(session.deadlineMillis() - System.currentTimeMillis());
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashDeploy")
    public static final class DescriptorImpl extends DeployingDescriptor {}
}
