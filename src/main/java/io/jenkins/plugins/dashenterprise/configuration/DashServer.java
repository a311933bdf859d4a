package io.jenkins.plugins.dashenterprise.configuration;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.security.ACL;
import hudson.util.FormValidation;
import io.jenkins.plugins.dashenterprise.graphql.ServerAddress;
import io.jenkins.plugins.dashenterprise.graphql.ServerUrl;
import jenkins.model.Jenkins;
import org.jvnet.localizer.ResourceBundleHolder;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A Dash Enterprise server that jobs can name. */
public final class DashServer implements Describable<DashServer> {
    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(DashServer.class);

    private final String name;
    private final String url;

    @CheckForNull
    private String credentialsId;

    @CheckForNull
    private String certificateCredentialsId;

    @CheckForNull
    private String onlyFolders;

    private boolean jobsBringCredentials;
    private boolean allowHttp;
    private int connectTimeoutSeconds;
    private int callTimeoutSeconds;
    // 0 when nothing was said.
    private int generation;

    @DataBoundConstructor
    public DashServer(String name, String url) {
        this.name = Util.fixNull(name).trim();
        this.url = ServerUrl.normalize(Util.fixNull(url));
    }

    public String getName() {
        return Util.fixNull(name);
    }

    public String getUrl() {
        return ServerUrl.normalize(Util.fixNull(url));
    }

    /** Which Dash Enterprise the server is: 4, unless 5 was chosen. */
    public int getGeneration() {
        return generation == 0 ? ServerAddress.FOUR : generation;
    }

    @DataBoundSetter
    public void setGeneration(int generation) {
        this.generation = generation;
    }

    /** The credentials that operations use unless they have their own, or null. */
    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** The secret file with certificates, in PEM form, that this server is trusted by besides the JVM's, or null. */
    @CheckForNull
    public String getCertificateCredentialsId() {
        return certificateCredentialsId;
    }

    @DataBoundSetter
    public void setCertificateCredentialsId(@CheckForNull String certificateCredentialsId) {
        this.certificateCredentialsId = Util.fixEmptyAndTrim(certificateCredentialsId);
    }

    /** Whether a step needs credentials of its own or of a folder; the server's are for administrators' pages then. */
    public boolean isJobsBringCredentials() {
        return jobsBringCredentials;
    }

    @DataBoundSetter
    public void setJobsBringCredentials(boolean jobsBringCredentials) {
        this.jobsBringCredentials = jobsBringCredentials;
    }

    /** The full names of the folders whose jobs alone may use the server, one a line, or null for all jobs. */
    @CheckForNull
    public String getOnlyFolders() {
        return onlyFolders;
    }

    @DataBoundSetter
    public void setOnlyFolders(@CheckForNull String onlyFolders) {
        this.onlyFolders = Util.fixEmptyAndTrim(onlyFolders);
    }

    /** Whether an item, or a job in it when it is a folder, may use the server. */
    public boolean admits(Item item) {
        String name = item.getFullName() + (item instanceof ItemGroup<?> ? "/" : "");
        return onlyFolders == null
                || onlyFolders
                        .lines()
                        .map(String::strip)
                        .anyMatch(folder -> !folder.isEmpty() && name.startsWith(folder + "/"));
    }

    public boolean isAllowHttp() {
        return allowHttp;
    }

    @DataBoundSetter
    public void setAllowHttp(boolean allowHttp) {
        this.allowHttp = allowHttp;
    }

    public int getConnectTimeoutSeconds() {
        return connectTimeoutSeconds > 0 ? connectTimeoutSeconds : DescriptorImpl.DEFAULT_CONNECT_TIMEOUT_SECONDS;
    }

    @DataBoundSetter
    public void setConnectTimeoutSeconds(int connectTimeoutSeconds) {
        this.connectTimeoutSeconds = connectTimeoutSeconds;
    }

    public int getCallTimeoutSeconds() {
        return callTimeoutSeconds > 0 ? callTimeoutSeconds : DescriptorImpl.DEFAULT_CALL_TIMEOUT_SECONDS;
    }

    @DataBoundSetter
    public void setCallTimeoutSeconds(int callTimeoutSeconds) {
        this.callTimeoutSeconds = callTimeoutSeconds;
    }

    /**
     * What the network needs to know of this server.
     *
     * @throws AbortException when its certificate cannot be had
     */
    public ServerAddress address() throws AbortException {
        String certificates =
                certificateCredentialsId == null ? null : CertificateFile.read(certificateCredentialsId, this);
        return new ServerAddress(
                getName(),
                getUrl(),
                getConnectTimeoutSeconds(),
                getCallTimeoutSeconds(),
                certificates,
                getGeneration());
    }

    /** What keeps this server from being used, or null. */
    @CheckForNull
    public String problem() {
        if (getGeneration() != ServerAddress.FOUR && getGeneration() != ServerAddress.FIVE) {
            return "generation is " + getGeneration() + ", but has to be 4 or 5, for Dash Enterprise 4 or 5";
        }
        return getName().isEmpty() ? DescriptorImpl.NAME_MISSING : ServerUrl.problemWith(getUrl(), allowHttp);
    }

    /** The credentials of an id, as far as the jobs of an item may use them for this server; or null. */
    @CheckForNull
    public StandardUsernamePasswordCredentials credentials(String id, Item item) {
        return CredentialsProvider.findCredentialByIdInItem(
                id,
                StandardUsernamePasswordCredentials.class,
                item,
                ACL.SYSTEM2,
                URIRequirementBuilder.fromUri(getUrl()).build());
    }

    /** Whether the server can be used with credentials of Jenkins' own, by asking it. */
    private FormValidation tested(@CheckForNull String id) throws InterruptedException {
        if (problem() != null) {
            return FormValidation.error(problem());
        }
        var credentials = SystemCredentials.find(StandardUsernamePasswordCredentials.class, id, getUrl());
        if (credentials == null) {
            return FormValidation.error(TEXTS.format("ChooseCredentials"));
        }
        try {
            return ConnectionCheck.of(address(), credentials);
        } catch (AbortException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /** The form of a server. */
    @Extension
    public static final class DescriptorImpl extends DashServerForm {
        @Override
        public String getDisplayName() {
            return TEXTS.format("DisplayName");
        }

        @POST
        public FormValidation doCheckCertificateCredentialsId(
                @QueryParameter String url, @QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            DashServer server = new DashServer("", url);
            server.setCertificateCredentialsId(value);
            try {
                server.address();
                return FormValidation.ok();
            } catch (AbortException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        @POST
        public FormValidation doTestConnection(
                @QueryParameter String name,
                @QueryParameter String url,
                @QueryParameter String credentialsId,
                @QueryParameter boolean allowHttp,
                @QueryParameter int connectTimeoutSeconds,
                @QueryParameter int callTimeoutSeconds,
                @QueryParameter String certificateCredentialsId,
                @QueryParameter int generation)
                throws InterruptedException {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            DashServer server = new DashServer(Util.fixEmptyAndTrim(name) == null ? "The server" : name, url);
            server.setGeneration(generation);
            server.setAllowHttp(allowHttp);
            server.setConnectTimeoutSeconds(connectTimeoutSeconds);
            server.setCallTimeoutSeconds(callTimeoutSeconds);
            server.setCertificateCredentialsId(certificateCredentialsId);
            return server.tested(credentialsId);
        }
    }
}
