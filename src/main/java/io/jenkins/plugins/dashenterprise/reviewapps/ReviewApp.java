package io.jenkins.plugins.dashenterprise.reviewapps;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.configuration.ServerItems;
import io.jenkins.plugins.dashenterprise.deploy.Deploy;
import io.jenkins.plugins.dashenterprise.environment.VariableName;
import io.jenkins.plugins.dashenterprise.operations.AppName;
import io.jenkins.plugins.dashenterprise.operations.CredentialItems;
import io.jenkins.plugins.dashenterprise.operations.FieldChecks;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.resources.ServiceName;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jvnet.localizer.ResourceBundleHolder;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Brings about an app of its own for the branch that a build is of, made after another app, and deploys the workspace to it. */
public final class ReviewApp extends ReviewAppOptions {
    private static final long serialVersionUID = 1;
    private static final String NO_TEMPLATE = "template is missing: the app that review apps are made after";
    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(ReviewApp.class);

    @CheckForNull
    private final String template;

    /** @param template the app that review apps are made after */
    @DataBoundConstructor
    public ReviewApp(@CheckForNull String template) {
        this.template = Util.fixEmptyAndTrim(template);
    }

    /** The app that review apps are made after; empty when none was given. */
    public String getTemplate() {
        return Util.fixNull(template);
    }

    @Override
    public Object run(Session session) throws IOException, InterruptedException {
        Session.refuse(getTemplate().isEmpty() ? NO_TEMPLATE : null);
        Session.refuse(AppName.problemWith(session.expand(getTemplate())));
        refuseBadOptions();
        Item job = session.build().getParent();
        SourceBranch branch = BranchSource.find(job);
        ReviewAppKey key = key(job, branch, session);
        Life.refuseGone(job, branch);
        deployment(key.app(), session).refuseBadInput(session);
        Fork fork = Fork.of(branch, getForks(), session);
        return fork.skipped()
                ? new ReviewAppResult(key, branch).skipped("fork")
                : new ReviewAppMaking(this, key, branch, fork, session).make();
    }

    private ReviewAppKey key(Item job, @CheckForNull SourceBranch branch, Session session) throws AbortException {
        return ReviewAppKey.of(session.expand(getTemplate()), expanded(getName(), session), job, branch)
                .asRegistered(session.server().url());
    }

    /** What deploys to the app. */
    Deploy deployment(String app, Session session) {
        Deploy deploy = new Deploy(app);
        deploy.setGitCredentialsId(getGitCredentialsId());
        deploy.setScmUrl(expanded(getScmUrl(), session));
        deploy.setScmCredentialsId(getScmCredentialsId());
        deploy.setDirectory(expanded(getDirectory(), session));
        deploy.setRef(session.expand(getRef()));
        deploy.setSshPort(getSshPort());
        // Branches are rebased.
        deploy.setForce(true);
        deploy.setTimeoutMinutes(getTimeoutMinutes());
        return deploy;
    }

    @CheckForNull
    private static String expanded(@CheckForNull String value, Session session) {
        return value == null ? null : session.expand(value);
    }

    @Override
    protected String subject(Session session) {
        try {
            Item job = session.build().getParent();
            return "Review app '" + key(job, BranchSource.find(job), session).app() + "': ";
        } catch (AbortException e) {
            // What is wrong with the name is told without it.
            return "";
        }
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashReviewApp")
    public static final class DescriptorImpl extends DeployingDescriptor {
        public DescriptorImpl() {
            checks().text(
                            "template",
                            FieldChecks.unlessVariable(
                                    name -> name.isEmpty() ? NO_TEMPLATE : AppName.problemWith(name)));
            checks().app("name", false);
            checks().list("services", ServiceName::problemWithTypes);
            checks().map("vars", vars -> VariableName.problemWith(vars.keySet()));
            // The name in a row.
            checks().list("secrets", VariableName::problemWith);
            checks().file("file");
            checks().number("limit", limit -> limit > 0, "a positive number");
        }

        @Override
        @CheckForNull
        protected String about(Map<String, ?> arguments) {
            String template = text(
                    arguments,
                    arguments.containsKey("template") ? "template" : UninstantiatedDescribable.ANONYMOUS_KEY);
            return template == null ? null : "after " + template;
        }

        @POST
        public ListBoxModel doFillOwnerCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String server, @QueryParameter String ownerCredentialsId) {
            return ServerItems.mayConfigure(item)
                    ? new CredentialItems(item, StandardUsernamePasswordCredentials.class)
                            .forServer(server, ownerCredentialsId)
                    : ServerItems.onlyCurrent(ownerCredentialsId);
        }
    }
}
