package io.jenkins.plugins.dashenterprise.deploy;

import com.cloudbees.plugins.credentials.common.StandardUsernameCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.apps.AppState;
import io.jenkins.plugins.dashenterprise.apps.SettledWait;
import io.jenkins.plugins.dashenterprise.git.Push;
import io.jenkins.plugins.dashenterprise.git.Remote;
import io.jenkins.plugins.dashenterprise.git.Revision;
import io.jenkins.plugins.dashenterprise.git.Source;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import io.jenkins.plugins.dashenterprise.operations.WaitingOperation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private String scmUrl;

    @CheckForNull
    private String scmCredentialsId;

    @CheckForNull
    private String directory;

    @CheckForNull
    private String ref;

    private boolean create;
    private boolean force;

    @CheckForNull
    private Integer sshPort;

    @CheckForNull
    private LinkedHashMap<String, String> verify;

    @CheckForNull
    private ArrayList<String> verifyLines;

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

    /** The address of the repository that the workspace was cloned from, where that was done shallowly; or null. */
    @CheckForNull
    public String getScmUrl() {
        return scmUrl;
    }

    @DataBoundSetter
    public void setScmUrl(@CheckForNull String scmUrl) {
        this.scmUrl = Util.fixEmptyAndTrim(scmUrl);
    }

    /** The credentials for that repository; null when anybody may read it. */
    @CheckForNull
    public String getScmCredentialsId() {
        return scmCredentialsId;
    }

    @DataBoundSetter
    public void setScmCredentialsId(@CheckForNull String scmCredentialsId) {
        this.scmCredentialsId = Util.fixEmptyAndTrim(scmCredentialsId);
    }

    /** The part of the repository that is the app, as a path from its root; null for the whole. */
    @CheckForNull
    public String getDirectory() {
        return directory;
    }

    @DataBoundSetter
    public void setDirectory(@CheckForNull String directory) {
        this.directory = Util.fixEmptyAndTrim(directory);
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

    /** The server's port for SSH; null for that of its generation. */
    @CheckForNull
    public Integer getSshPort() {
        return sshPort;
    }

    @DataBoundSetter
    public void setSshPort(@CheckForNull Integer sshPort) {
        this.sshPort = sshPort;
    }

    /** What to look for when the revision is deployed: a page's address ({@code url}) and a text ({@code contains}); or null. */
    @CheckForNull
    public Map<String, String> getVerify() {
        return verify == null && (verifyLines == null || verifyLines.isEmpty()) ? null : Texts.mapOrLines(verify, verifyLines);
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
        int port = sshPort == null ? five ? DescriptorImpl.SSH_PORT_OF_FIVE : DescriptorImpl.DEFAULT_SSH_PORT : sshPort;
        Session.refuse(problemWithPort(port));
        Session.refuse(five && create ? DeployToFive.NO_CREATING : null);
        refuseSenselessTimeout();
        GitCredentials credentials = new GitCredentials(session);
        Remote repository = credentials.app(app, gitCredentialsId, port);
        Source source = source(credentials, session);
        GitWorkspace workspace = GitWorkspace.of(session);
        Revision revision = workspace.find(source, left(session));
        Verification verification = getVerify() == null ? null : Verification.of(getVerify(), app, revision.hash(), session);
        Push push = new Push(
                repository, five ? Push.MAIN : Push.MASTER, source, revision, force, session.dryRun(), left(session), session.buildLog());
        PushAttempt attempt = new PushAttempt(push, app, session);
        return five
                ? new DeployToFive(attempt, app, verification, session).make(workspace)
                : deploy(attempt, app, verification, workspace, session);
    }

    private Object deploy(
            PushAttempt attempt, String app, @CheckForNull Verification verification, GitWorkspace workspace, Session session)
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
        if (!DeployWait.has(target, revision.hash()) && attempt.make(workspace) == null) {
            return new SettledWait(app, session);
        }
        return new DeployWait(app, revision.hash(), PushAttempt.wasBegun(revision, session), verification, session);
    }

    private Source source(GitCredentials credentials, Session session) throws AbortException {
        String part = expanded(directory, session);
        Session.refuse(Source.problemWithDirectory(part));
        return new Source(session.expand(getRef()), part, credentials.origin(expanded(scmUrl, session), scmCredentialsId));
    }

    @CheckForNull
    private static String expanded(@CheckForNull String value, Session session) {
        return value == null ? null : Util.fixEmptyAndTrim(session.expand(value));
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
        static final int DEFAULT_SSH_PORT = 3022;
        static final int SSH_PORT_OF_FIVE = 22;

        @POST
        public ListBoxModel doFillGitCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String server, @QueryParameter String gitCredentialsId) {
            return mayConfigure(item)
                    ? credentials(item, StandardUsernameCredentials.class, server, gitCredentialsId)
                    : onlyCurrent(gitCredentialsId);
        }

        @POST
        public ListBoxModel doFillScmCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String scmUrl, @QueryParameter String scmCredentialsId) {
            return mayConfigure(item)
                    ? credentialsFor(item, StandardUsernameCredentials.class, scmDomain(scmUrl), scmCredentialsId)
                    : onlyCurrent(scmCredentialsId);
        }

        @POST
        public FormValidation doCheckScmUrl(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String scmCredentialsId) {
            String url = Util.fixEmptyAndTrim(value);
            return mayConfigure(item) && !hasVariable(url)
                    ? verdict(GitCredentials.problemWithOrigin(url, Util.fixEmptyAndTrim(scmCredentialsId)))
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckDirectory(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(Source.problemWithDirectory(Util.fixEmptyAndTrim(value))) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckGitCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(Util.fixEmptyAndTrim(value) == null ? GitCredentials.MISSING : null) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckSshPort(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) && !value.isBlank()
                    ? verdict(problemWithPort(value.matches("\\d{1,5}") ? Integer.parseInt(value) : 0))
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckVerify(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdictOnMap(value, Verification::problemWith) : FormValidation.ok();
        }

        @CheckForNull
        private static String scmDomain(@CheckForNull String scmUrl) {
            String url = Util.fixEmptyAndTrim(scmUrl);
            return url == null || ScmUrl.problemWith(url) != null ? null : ScmUrl.of(url).domain();
        }

        private static boolean hasVariable(@CheckForNull String value) {
            return value != null && value.contains("$");
        }
    }
}
