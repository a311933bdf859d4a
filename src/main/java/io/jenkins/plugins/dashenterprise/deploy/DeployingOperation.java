package io.jenkins.plugins.dashenterprise.deploy;

import com.cloudbees.plugins.credentials.common.StandardUsernameCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.configuration.ServerItems;
import io.jenkins.plugins.dashenterprise.git.Source;
import io.jenkins.plugins.dashenterprise.operations.CredentialItems;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.WaitingOperation;
import java.util.Objects;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An operation that pushes a commit of the workspace to an app. */
public abstract class DeployingOperation extends WaitingOperation {
    private static final long serialVersionUID = 1;
    private static final int DEFAULT_SSH_PORT = 3022;
    private static final int SSH_PORT_OF_FIVE = 22;

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

    @CheckForNull
    private Integer sshPort;

    /** The credentials for git: user name with password for HTTPS, SSH user name with private key for SSH. */
    @CheckForNull
    public final String getGitCredentialsId() {
        return gitCredentialsId;
    }

    @DataBoundSetter
    public final void setGitCredentialsId(@CheckForNull String gitCredentialsId) {
        this.gitCredentialsId = Util.fixEmptyAndTrim(gitCredentialsId);
    }

    /** The address of the repository that the workspace was cloned from, where that was done shallowly; or null. */
    @CheckForNull
    public final String getScmUrl() {
        return scmUrl;
    }

    @DataBoundSetter
    public final void setScmUrl(@CheckForNull String scmUrl) {
        this.scmUrl = Util.fixEmptyAndTrim(scmUrl);
    }

    /** The credentials for that repository; null when anybody may read it. */
    @CheckForNull
    public final String getScmCredentialsId() {
        return scmCredentialsId;
    }

    @DataBoundSetter
    public final void setScmCredentialsId(@CheckForNull String scmCredentialsId) {
        this.scmCredentialsId = Util.fixEmptyAndTrim(scmCredentialsId);
    }

    /** The part of the repository that is the app, as a path from its root; null for the whole. */
    @CheckForNull
    public final String getDirectory() {
        return directory;
    }

    @DataBoundSetter
    public final void setDirectory(@CheckForNull String directory) {
        this.directory = Util.fixEmptyAndTrim(directory);
    }

    /** What to deploy: {@code HEAD}, a branch, a tag or a hash. */
    public final String getRef() {
        return Objects.requireNonNullElse(ref, "HEAD");
    }

    @DataBoundSetter
    public final void setRef(@CheckForNull String ref) {
        this.ref = Util.fixEmptyAndTrim(ref);
    }

    /** The server's port for SSH, or null for the one that servers of its generation have. */
    @CheckForNull
    public final Integer getSshPort() {
        return sshPort;
    }

    final int port(Session session) {
        return sshPort == null ? session.server().isFive() ? SSH_PORT_OF_FIVE : DEFAULT_SSH_PORT : sshPort;
    }

    @DataBoundSetter
    public final void setSshPort(@CheckForNull Integer sshPort) {
        this.sshPort = sshPort;
    }

    /** What is pushed, once the parameters are known to make sense. */
    final Source source(GitCredentials credentials, Session session) throws AbortException {
        String part = expanded(directory, session);
        Session.refuse(Source.problemWithDirectory(part));
        return new Source(
                session.expand(getRef()), part, credentials.origin(expanded(scmUrl, session), scmCredentialsId));
    }

    @CheckForNull
    private static String expanded(@CheckForNull String value, Session session) {
        return value == null ? null : Util.fixEmptyAndTrim(session.expand(value));
    }

    /** The form of such an operation. */
    public abstract static class DeployingDescriptor extends WaitingDescriptor {
        protected DeployingDescriptor() {
            checks().text("directory", directory -> Source.problemWithDirectory(Util.fixEmpty(directory)));
            checks().text("gitCredentialsId", id -> id.isEmpty() ? GitCredentials.MISSING : null);
            checks().number("sshPort", port -> port > 0 && port < 65_536, "a port from 1 to 65535");
        }

        @POST
        public final ListBoxModel doFillGitCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String server, @QueryParameter String gitCredentialsId) {
            return ServerItems.mayConfigure(item)
                    ? new CredentialItems(item, StandardUsernameCredentials.class).forServer(server, gitCredentialsId)
                    : ServerItems.onlyCurrent(gitCredentialsId);
        }

        @POST
        public final ListBoxModel doFillScmCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String scmUrl, @QueryParameter String scmCredentialsId) {
            return ServerItems.mayConfigure(item)
                    ? new CredentialItems(item, StandardUsernameCredentials.class)
                            .forUrl(scmDomain(scmUrl), scmCredentialsId)
                    : ServerItems.onlyCurrent(scmCredentialsId);
        }

        @POST
        public final FormValidation doCheckScmUrl(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String scmCredentialsId) {
            String url = Util.fixEmptyAndTrim(value);
            return ServerItems.mayConfigure(item) && !hasVariable(url)
                    ? FormValidation.error(
                            GitCredentials.problemWithOrigin(url, Util.fixEmptyAndTrim(scmCredentialsId)))
                    : FormValidation.ok();
        }

        @CheckForNull
        private static String scmDomain(@CheckForNull String scmUrl) {
            String url = Util.fixEmptyAndTrim(scmUrl);
            return url == null || ScmUrl.problemWith(url) != null
                    ? null
                    : ScmUrl.of(url).domain();
        }

        private static boolean hasVariable(@CheckForNull String value) {
            return value != null && value.contains("$");
        }
    }
}
