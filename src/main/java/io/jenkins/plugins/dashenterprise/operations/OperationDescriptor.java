package io.jenkins.plugins.dashenterprise.operations;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.ServerChoice;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of an operation: what all operations share. */
public abstract class OperationDescriptor extends BuildStepDescriptor<Builder> {

    @Override
    public boolean isApplicable(@SuppressWarnings("rawtypes") Class<? extends AbstractProject> jobType) {
        return true;
    }

    /** Whether the operation changes something, so that it has a dry run. */
    public final boolean isWriting() {
        return WritingOperation.class.isAssignableFrom(clazz);
    }

    /** Whether the caller may see the form, and so what it offers. */
    protected static boolean mayConfigure(@CheckForNull Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    /** The verdict of a form field, in the words in which the operation itself would refuse the value. */
    protected static FormValidation verdict(@CheckForNull String problem) {
        return problem == null ? FormValidation.ok() : FormValidation.error(problem);
    }

    /** Refuses to save a form, unless {@code problem} is null. */
    protected static void refuse(String field, @CheckForNull String problem) throws FormException {
        if (problem != null) {
            throw new FormException(problem, field);
        }
    }

    /**
     * What a step is about: an app by its name, where the operation is one on an app. Never a value of a variable.
     *
     * @param arguments as a Jenkinsfile has them
     * @return null when it is about the server as a whole
     */
    @CheckForNull
    protected String about(Map<String, ?> arguments) {
        DescribableParameter only = DescribableModel.of(clazz).getSoleRequiredParameter();
        return only != null && only.getName().equals("app")
                ? text(arguments, arguments.containsKey("app") ? "app" : UninstantiatedDescribable.ANONYMOUS_KEY)
                : null;
    }

    /** An argument that is a text, or null. */
    @CheckForNull
    protected static String text(Map<String, ?> arguments, String name) {
        return arguments.get(name) instanceof CharSequence value ? Util.fixEmptyAndTrim(value.toString()) : null;
    }

    /** {@link #about}, with the server where a Jenkinsfile names it; null when there is nothing to say. */
    @CheckForNull
    final String aboutOn(Map<String, ?> arguments) {
        String what = about(arguments);
        String server = text(arguments, "server");
        if (what == null || server == null) {
            return what == null ? server : what;
        }
        return what + " @ " + server;
    }

    final boolean hasSymbol(@CheckForNull String symbol) {
        Symbol own = getClass().getAnnotation(Symbol.class);
        return own != null && List.of(own.value()).contains(Util.fixNull(symbol));
    }

    @POST
    public FormValidation doCheckApp(@AncestorInPath Item item, @QueryParameter String value) {
        if (!mayConfigure(item)) {
            return FormValidation.ok();
        }
        String name = Util.fixNull(value).trim();
        return verdict(name.contains("$") ? null : AppName.problemWith(name));
    }

    @POST
    public final ListBoxModel doFillServerItems(@AncestorInPath Item item, @QueryParameter String server) {
        if (!mayConfigure(item)) {
            return new StandardListBoxModel().includeCurrentValue(server);
        }
        ListBoxModel items = new ListBoxModel();
        items.add("(the folder's, or the only one)", "");
        DashEnterpriseConfiguration.get().permitted(item).forEach(each -> items.add(each.getName()));
        return items;
    }

    @POST
    public final FormValidation doCheckServer(@AncestorInPath Item item, @QueryParameter String value) {
        if (!mayConfigure(item)) {
            return FormValidation.ok();
        }
        try {
            ServerChoice.server(Util.fixEmptyAndTrim(value), item);
            return FormValidation.ok();
        } catch (AbortException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    @POST
    public final ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String server, @QueryParameter String credentialsId) {
        return mayConfigure(item)
                ? credentials(item, StandardUsernamePasswordCredentials.class, server, credentialsId)
                : onlyCurrent(credentialsId);
    }

    /** What somebody sees of a drop-down who may not see what it offers. */
    protected static ListBoxModel onlyCurrent(String value) {
        return new StandardListBoxModel().includeCurrentValue(value);
    }

    /** The credentials of a type that a job may use for a server, or for the only one. */
    protected static ListBoxModel credentials(
            @CheckForNull Item item, Class<? extends StandardCredentials> type, @CheckForNull String server, String current) {
        return credentials(item, type, domain(item, server), current);
    }

    /** The credentials of a type that a job may use for a URL, or for any when none is given. */
    protected static ListBoxModel credentialsFor(
            @CheckForNull Item item, Class<? extends StandardCredentials> type, @CheckForNull String url, String current) {
        return credentials(item, type, URIRequirementBuilder.fromUri(Util.fixEmptyAndTrim(url)).build(), current);
    }

    private static ListBoxModel credentials(
            @CheckForNull Item item, Class<? extends StandardCredentials> type, List<DomainRequirement> domain, String current) {
        StandardListBoxModel items = new StandardListBoxModel();
        items.includeEmptyValue();
        if (item == null) {
            items.includeAs(ACL.SYSTEM2, Jenkins.get(), type, domain);
        } else {
            items.includeAs(
                    item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2, item, type, domain);
        }
        return items.includeCurrentValue(current);
    }

    private static List<DomainRequirement> domain(@CheckForNull Item item, @CheckForNull String server) {
        try {
            return URIRequirementBuilder.fromUri(ServerChoice.server(Util.fixEmptyAndTrim(server), item).getUrl()).build();
        } catch (AbortException e) {
            return List.of();
        }
    }
}
