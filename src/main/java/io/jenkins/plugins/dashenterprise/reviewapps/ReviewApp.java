package io.jenkins.plugins.dashenterprise.reviewapps;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Job;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.apps.UpdateApp;
import io.jenkins.plugins.dashenterprise.deploy.Deploy;
import io.jenkins.plugins.dashenterprise.environment.VariableName;
import io.jenkins.plugins.dashenterprise.operations.AppName;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.WorkspaceFile;
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
        @Override
        @CheckForNull
        protected String about(Map<String, ?> arguments) {
            String template = text(
                    arguments,
                    arguments.containsKey("template") ? "template" : UninstantiatedDescribable.ANONYMOUS_KEY);
            return template == null ? null : "after " + template;
        }

        @POST
        public FormValidation doCheckTemplate(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) && Util.fixEmptyAndTrim(value) == null
                    ? verdict(NO_TEMPLATE)
                    : doCheckApp(item, value);
        }

        /** A job of a branch needs none; nor does whoever writes a Jenkinsfile for a whole multibranch project. */
        @POST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            if (!mayConfigure(item) || Util.fixEmptyAndTrim(value) != null) {
                return doCheckApp(item, value);
            }
            return verdict(item instanceof Job && BranchSource.find(item) == null ? ReviewAppKey.NO_BRANCH : null);
        }

        @POST
        public ListBoxModel doFillForksItems(@AncestorInPath Item item) {
            return mayConfigure(item) ? FORKS.items() : new ListBoxModel();
        }

        @POST
        public FormValidation doCheckForks(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(FORKS.problemWith(value)) : FormValidation.ok();
        }

        @POST
        public ListBoxModel doFillPermissionLevelItems(@AncestorInPath Item item) {
            if (!mayConfigure(item)) {
                return new ListBoxModel();
            }
            ListBoxModel items = UpdateApp.PERMISSION_LEVEL.items();
            items.add(0, new ListBoxModel.Option(TEXTS.format("TheTemplates"), ""));
            return items;
        }

        @POST
        public FormValidation doCheckPermissionLevel(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(UpdateApp.PERMISSION_LEVEL.problemWith(value)) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckServices(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(ServiceName.problemWithTypes(lines(value))) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckVars(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(VariableName.problemWithLines(value)) : FormValidation.ok();
        }

        /** The name in a row of the secrets. */
        @POST
        public FormValidation doCheckSecrets(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(VariableName.problemWith(lines(value))) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckFile(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(WorkspaceFile.problemInForm("file", value)) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckLimit(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? FormValidation.validatePositiveInteger(value) : FormValidation.ok();
        }

        @POST
        public ListBoxModel doFillOwnerCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String server, @QueryParameter String ownerCredentialsId) {
            return mayConfigure(item)
                    ? credentials(item, StandardUsernamePasswordCredentials.class, server, ownerCredentialsId)
                    : onlyCurrent(ownerCredentialsId);
        }
    }
}
