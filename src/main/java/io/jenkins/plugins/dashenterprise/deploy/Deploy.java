package io.jenkins.plugins.dashenterprise.deploy;

import com.cloudbees.plugins.credentials.common.StandardUsernameCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.apps.AppState;
import io.jenkins.plugins.dashenterprise.apps.SettledWait;
import io.jenkins.plugins.dashenterprise.git.GitLogin;
import io.jenkins.plugins.dashenterprise.git.Push;
import io.jenkins.plugins.dashenterprise.git.Route;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.WaitingOperation;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Pushes a commit of the workspace to an app, and waits until the app runs it. */
public final class Deploy extends WaitingOperation {
    private static final long serialVersionUID = 1;

    @CheckForNull
    private String gitCredentialsId;

    @CheckForNull
    private String scmCredentialsId;

    @CheckForNull
    private String ref;

    private boolean create;
    private boolean force;

    @CheckForNull
    private Integer sshPort;

    @DataBoundConstructor
    public Deploy(@CheckForNull String app) {
        super(app);
    }

    /** The credentials for git: user name with password for HTTPS, SSH user name with private key for SSH. */
    @CheckForNull
    public String getGitCredentialsId() {
        return gitCredentialsId;
    }

    @DataBoundSetter
    public void setGitCredentialsId(@CheckForNull String gitCredentialsId) {
        this.gitCredentialsId = Util.fixEmptyAndTrim(gitCredentialsId);
    }

    /** The credentials for the repository that the workspace was cloned from, where that was done shallowly; or null. */
    @CheckForNull
    public String getScmCredentialsId() {
        return scmCredentialsId;
    }

    @DataBoundSetter
    public void setScmCredentialsId(@CheckForNull String scmCredentialsId) {
        this.scmCredentialsId = Util.fixEmptyAndTrim(scmCredentialsId);
    }

    /** What to deploy: {@code HEAD}, a branch, a tag or a hash. */
    public String getRef() {
        return Objects.requireNonNullElse(ref, "HEAD");
    }

    @DataBoundSetter
    public void setRef(@CheckForNull String ref) {
        this.ref = Util.fixEmptyAndTrim(ref);
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

    /** The server's port for SSH. */
    public int getSshPort() {
        return sshPort == null ? DescriptorImpl.DEFAULT_SSH_PORT : sshPort;
    }

    @DataBoundSetter
    public void setSshPort(int sshPort) {
        this.sshPort = sshPort;
    }

    @Override
    public Object run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        Session.refuse(problemWithPort(getSshPort()));
        refuseSenselessTimeout();
        GitCredentials credentials = new GitCredentials(session);
        GitLogin login = credentials.server(gitCredentialsId);
        GitLogin origin = credentials.origin(scmCredentialsId);
        GitWorkspace workspace = GitWorkspace.of(session);
        String commit = workspace.commit(session.expand(getRef()));
        AppStatusQuery.App target = new DeployTarget(app, create, session).existing();
        if (AppState.of(target).deploying()) {
            session.log("A deploy of app '" + app + "' is under way: waiting for its end");
            return new SettledWait(app, session);
        }
        if (!DeployWait.has(target, commit)) {
            String url = credentials.url(login, app, getSshPort());
            Push push = new Push(url, login, origin, Route.to(url, session.server().certificates()), commit, force, left(session), workspace.listener());
            if (!new PushAttempt(push, app, session).make(workspace)) {
                return new SettledWait(app, session);
            }
        }
        return new DeployWait(app, commit, PushAttempt.wasBegun(commit, session), session);
    }

    private static Duration left(Session session) {
        return Duration.ofMillis(session.deadlineMillis() - System.currentTimeMillis());
    }

    @CheckForNull
    private static String problemWithPort(int port) {
        return port > 0 && port < 65_536 ? null : "sshPort is " + port + ", but has to be a port from 1 to 65535";
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashDeploy")
    public static final class DescriptorImpl extends WaitingDescriptor {
        public static final int DEFAULT_SSH_PORT = 3022;

        @Override
        public String getDisplayName() {
            return "Dash Enterprise: deploy the workspace to an app";
        }

        @POST
        public ListBoxModel doFillGitCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String server, @QueryParameter String gitCredentialsId) {
            return mayConfigure(item)
                    ? credentials(item, StandardUsernameCredentials.class, server, gitCredentialsId)
                    : onlyCurrent(gitCredentialsId);
        }

        @POST
        public ListBoxModel doFillScmCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String scmCredentialsId) {
            return mayConfigure(item)
                    ? credentials(item, StandardUsernameCredentials.class, null, scmCredentialsId)
                    : onlyCurrent(scmCredentialsId);
        }

        @POST
        public FormValidation doCheckGitCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(Util.fixEmptyAndTrim(value) == null ? GitCredentials.MISSING : null) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckSshPort(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item)
                    ? verdict(problemWithPort(value.matches("\\d{1,5}") ? Integer.parseInt(value) : 0))
                    : FormValidation.ok();
        }
    }
}
