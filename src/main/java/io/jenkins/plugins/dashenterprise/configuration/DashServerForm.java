package io.jenkins.plugins.dashenterprise.configuration;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.graphql.ServerAddress;
import io.jenkins.plugins.dashenterprise.graphql.ServerUrl;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The single fields of a server's form, as an administrator fills them. */
public abstract class DashServerForm extends Descriptor<DashServer> {
    public static final int DEFAULT_CONNECT_TIMEOUT_SECONDS = 10;
    public static final int DEFAULT_CALL_TIMEOUT_SECONDS = 60;
    static final String NAME_MISSING = "A name is needed, by which jobs choose the server";

    @POST
    public final FormValidation doCheckName(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return Util.fixEmptyAndTrim(value) == null ? FormValidation.error(NAME_MISSING) : FormValidation.ok();
    }

    @POST
    public final FormValidation doCheckUrl(@QueryParameter String value, @QueryParameter boolean allowHttp) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        String problem = ServerUrl.problemWith(value, allowHttp);
        return problem == null ? FormValidation.ok(ServerUrl.normalize(value)) : FormValidation.error(problem);
    }

    @POST
    public final ListBoxModel doFillGenerationItems(@QueryParameter String generation) {
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return ServerItems.onlyCurrent(generation);
        }
        ListBoxModel items = new ListBoxModel();
        items.add("Dash Enterprise 4", Integer.toString(ServerAddress.FOUR));
        items.add("Dash Enterprise 5", Integer.toString(ServerAddress.FIVE));
        return items;
    }

    @POST
    public final FormValidation doCheckConnectTimeoutSeconds(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return FormValidation.validatePositiveInteger(value);
    }

    @POST
    public final FormValidation doCheckCallTimeoutSeconds(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return FormValidation.validatePositiveInteger(value);
    }

    @POST
    public final ListBoxModel doFillCredentialsIdItems(
            @QueryParameter String url, @QueryParameter String credentialsId) {
        boolean may = Jenkins.get().hasPermission(Jenkins.ADMINISTER);
        return credentials(may, StandardUsernamePasswordCredentials.class, url, credentialsId);
    }

    @POST
    public final ListBoxModel doFillCertificateCredentialsIdItems(
            @QueryParameter String url, @QueryParameter String certificateCredentialsId) {
        boolean may = Jenkins.get().hasPermission(Jenkins.ADMINISTER);
        return credentials(may, FileCredentials.class, url, certificateCredentialsId);
    }

    private static ListBoxModel credentials(
            boolean may, Class<? extends StandardCredentials> type, String url, String current) {
        return may ? SystemCredentials.items(type, url, current) : ServerItems.onlyCurrent(current);
    }
}
