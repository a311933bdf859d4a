package io.jenkins.plugins.dashenterprise.reviewapps;

import com.cloudbees.plugins.credentials.common.StandardUsernameCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.apps.UpdateApp;
import io.jenkins.plugins.dashenterprise.deploy.Deploy;
import io.jenkins.plugins.dashenterprise.environment.VariableName;
import io.jenkins.plugins.dashenterprise.operations.AppName;
import io.jenkins.plugins.dashenterprise.operations.Choice;
import io.jenkins.plugins.dashenterprise.operations.NameValueLines;
import io.jenkins.plugins.dashenterprise.operations.Plain;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.WaitingOperation;
import io.jenkins.plugins.dashenterprise.resources.ServiceName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Brings about an app of its own for the branch that a build is of, made after another app, and deploys the workspace to it. */
public final class ReviewApp extends WaitingOperation {
    public static final int USUAL_LIMIT = 20;
    static final Choice FORKS = new Choice("forks", List.of("skip", "withoutSecrets", "deploy"));
    private static final long serialVersionUID = 1;
    private static final int USUAL_TIMEOUT_MINUTES = 30;

    @CheckForNull
    private String name;

    @CheckForNull
    private String forks;

    // Null means in these lists that they are as the template's.
    @CheckForNull
    private ArrayList<String> services;

    @CheckForNull
    private ArrayList<String> users;

    @CheckForNull
    private ArrayList<String> teams;

    @CheckForNull
    private ArrayList<String> copyVariables;

    private final TreeMap<String, String> vars = new TreeMap<>();
    private final TreeMap<String, String> secrets = new TreeMap<>();

    @CheckForNull
    private String file;

    private boolean copyMounts;

    @CheckForNull
    private String permissionLevel;

    @CheckForNull
    private String ownerCredentialsId;

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

    private int sshPort = Deploy.DescriptorImpl.DEFAULT_SSH_PORT;
    private int limit = USUAL_LIMIT;
    private boolean deleteWithBranch = true;

    /** @param template the app that review apps are made after */
    @DataBoundConstructor
    public ReviewApp(@CheckForNull String template) {
        super(template);
        setTimeoutMinutes(USUAL_TIMEOUT_MINUTES);
    }

    /** The app that review apps are made after; empty when none was given. */
    public String getTemplate() {
        return getApp();
    }

    /** A name for the review app, or null for one made of those of the template and the branch. */
    @CheckForNull
    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(@CheckForNull String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    /** What to do with the code of a fork that the branch source does not trust: {@code skip} it, {@code withoutSecrets}, {@code deploy}. */
    public String getForks() {
        return Objects.requireNonNullElse(forks, FORKS.values().get(0));
    }

    @DataBoundSetter
    public void setForks(@CheckForNull String forks) {
        this.forks = Util.fixEmptyAndTrim(forks);
    }

    /** The types of service that the app shall have, new and empty; null for the template's. */
    @CheckForNull
    public List<String> getServices() {
        return services == null ? null : new ArrayList<>(services);
    }

    @DataBoundSetter
    public void setServices(@CheckForNull List<String> services) {
        this.services = services == null ? null : Plain.strings(services);
    }

    /** The users that may view the app; null for the template's, its owner among them. */
    @CheckForNull
    public List<String> getUsers() {
        return users == null ? null : new ArrayList<>(users);
    }

    @DataBoundSetter
    public void setUsers(@CheckForNull List<String> users) {
        this.users = users == null ? null : Plain.strings(users);
    }

    /** The teams that may view the app; null for the template's. */
    @CheckForNull
    public List<String> getTeams() {
        return teams == null ? null : new ArrayList<>(teams);
    }

    @DataBoundSetter
    public void setTeams(@CheckForNull List<String> teams) {
        this.teams = teams == null ? null : Plain.strings(teams);
    }

    /** The names of variables to copy from the template, or {@code *} alone for all. */
    public List<String> getCopyVariables() {
        return copyVariables == null ? new ArrayList<>() : new ArrayList<>(copyVariables);
    }

    @DataBoundSetter
    public void setCopyVariables(@CheckForNull List<String> copyVariables) {
        this.copyVariables = copyVariables == null ? null : Plain.strings(copyVariables);
    }

    /** The values wanted of variables, by name. */
    public Map<String, String> getVars() {
        return new TreeMap<>(vars);
    }

    @DataBoundSetter
    public void setVars(@CheckForNull Map<String, String> vars) {
        Plain.replace(this.vars, vars);
    }

    /** Ids of secret text credentials that hold the values wanted, by name. */
    public Map<String, String> getSecrets() {
        return new TreeMap<>(secrets);
    }

    @DataBoundSetter
    public void setSecrets(@CheckForNull Map<String, String> secrets) {
        Plain.replace(this.secrets, secrets);
    }

    /** A file of the workspace with values wanted, or null. */
    @CheckForNull
    public String getFile() {
        return file;
    }

    @DataBoundSetter
    public void setFile(@CheckForNull String file) {
        this.file = Util.fixEmptyAndTrim(file);
    }

    /** Whether the app sees the same directories of the host as the template. */
    public boolean isCopyMounts() {
        return copyMounts;
    }

    @DataBoundSetter
    public void setCopyMounts(boolean copyMounts) {
        this.copyMounts = copyMounts;
    }

    /** {@code restricted}, {@code authenticated}, {@code unauthenticated}; null for the template's, though never the last. */
    @CheckForNull
    public String getPermissionLevel() {
        return permissionLevel;
    }

    @DataBoundSetter
    public void setPermissionLevel(@CheckForNull String permissionLevel) {
        this.permissionLevel = Util.fixEmptyAndTrim(permissionLevel);
    }

    /** The credentials of the user that the app shall belong to, or null for those that everything else is done with. */
    @CheckForNull
    public String getOwnerCredentialsId() {
        return ownerCredentialsId;
    }

    @DataBoundSetter
    public void setOwnerCredentialsId(@CheckForNull String ownerCredentialsId) {
        this.ownerCredentialsId = Util.fixEmptyAndTrim(ownerCredentialsId);
    }

    /** The credentials for git, as of {@link Deploy}. */
    @CheckForNull
    public String getGitCredentialsId() {
        return gitCredentialsId;
    }

    @DataBoundSetter
    public void setGitCredentialsId(@CheckForNull String gitCredentialsId) {
        this.gitCredentialsId = Util.fixEmptyAndTrim(gitCredentialsId);
    }

    /** The credentials for the repository that the workspace was cloned from, as of {@link Deploy}. */
    @CheckForNull
    public String getScmCredentialsId() {
        return scmCredentialsId;
    }

    @DataBoundSetter
    public void setScmCredentialsId(@CheckForNull String scmCredentialsId) {
        this.scmCredentialsId = Util.fixEmptyAndTrim(scmCredentialsId);
    }

    /** The address of the repository that the workspace was cloned from, as of {@link Deploy}. */
    @CheckForNull
    public String getScmUrl() {
        return scmUrl;
    }

    @DataBoundSetter
    public void setScmUrl(@CheckForNull String scmUrl) {
        this.scmUrl = Util.fixEmptyAndTrim(scmUrl);
    }

    /** The directory of the repository that is the app, as of {@link Deploy}; null for the whole repository. */
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

    /** The server's port for SSH. */
    public int getSshPort() {
        return sshPort;
    }

    @DataBoundSetter
    public void setSshPort(int sshPort) {
        this.sshPort = sshPort;
    }

    /** How many review apps of the template there may be. */
    public int getLimit() {
        return limit;
    }

    @DataBoundSetter
    public void setLimit(int limit) {
        this.limit = limit;
    }

    /** Whether the app is deleted once its branch is gone. */
    public boolean isDeleteWithBranch() {
        return deleteWithBranch;
    }

    @DataBoundSetter
    public void setDeleteWithBranch(boolean deleteWithBranch) {
        this.deleteWithBranch = deleteWithBranch;
    }

    public String getServicesText() {
        return lines(services);
    }

    public String getUsersText() {
        return lines(users);
    }

    public String getTeamsText() {
        return lines(teams);
    }

    public String getCopyVariablesText() {
        return lines(copyVariables);
    }

    public String getVarsText() {
        return NameValueLines.format(vars);
    }

    public String getSecretsText() {
        return NameValueLines.format(secrets);
    }

    private static String lines(@CheckForNull List<String> list) {
        return list == null ? "" : String.join("\n", list);
    }

    @Override
    public Object run(Session session) throws IOException, InterruptedException {
        refuseBadInput(session);
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
        return ReviewAppKey.of(session.expand(getTemplate()), name == null ? null : session.expand(name), job, branch)
                .asRegistered(session.server().url());
    }

    /** What deploys to the app. */
    Deploy deployment(String app, Session session) {
        Deploy deploy = new Deploy(app);
        deploy.setGitCredentialsId(gitCredentialsId);
        deploy.setScmUrl(expanded(scmUrl, session));
        deploy.setScmCredentialsId(scmCredentialsId);
        deploy.setDirectory(expanded(directory, session));
        deploy.setRef(session.expand(getRef()));
        deploy.setSshPort(sshPort);
        // Branches are rebased.
        deploy.setForce(true);
        deploy.setTimeoutMinutes(getTimeoutMinutes());
        return deploy;
    }

    @CheckForNull
    private static String expanded(@CheckForNull String value, Session session) {
        return value == null ? null : session.expand(value);
    }

    private void refuseBadInput(Session session) throws AbortException {
        Session.refuse(getTemplate().isEmpty() ? "template is missing: the app that review apps are made after" : null);
        Session.refuse(AppName.problemWith(session.expand(getTemplate())));
        Session.refuse(FORKS.problemWith(forks));
        Session.refuse(UpdateApp.PERMISSION_LEVEL.problemWith(permissionLevel));
        Session.refuse(services == null ? null : ServiceName.problemWithTypes(services));
        Session.refuse(problemWithVariables());
        Session.refuse(Stream.of(users, teams).filter(Objects::nonNull).flatMap(List::stream).anyMatch(String::isBlank)
                ? "The name of a user or team is missing"
                : null);
        Session.refuse(limit < 1 ? "limit is " + limit + ", but has to be a positive number" : null);
        refuseSenselessTimeout();
    }

    @CheckForNull
    private String problemWithVariables() {
        String problem = VariableName.problemWith(vars.keySet(), secrets.keySet());
        boolean marks = Stream.of(vars.keySet(), secrets.keySet(), getCopyVariables()).anyMatch(names -> names.contains(Mark.VARIABLE));
        return marks ? Mark.VARIABLE + " marks review apps, so it can be set to nothing else" : problem;
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
    public static final class DescriptorImpl extends WaitingDescriptor {
        @Override
        public String getDisplayName() {
            return "Dash Enterprise: deploy a review app of the branch";
        }

        @Override
        @CheckForNull
        protected String about(Map<String, ?> arguments) {
            String template = text(arguments, arguments.containsKey("template") ? "template" : UninstantiatedDescribable.ANONYMOUS_KEY);
            return template == null ? null : "after " + template;
        }

        /** The form has lines of text where a Jenkinsfile has lists and maps; blank lists are as the template's. */
        @Override
        public ReviewApp newInstance(@CheckForNull StaplerRequest2 request, JSONObject form) throws FormException {
            JSONObject rest = JSONObject.fromObject(form);
            String varsText = (String) rest.remove("vars");
            String secretsText = (String) rest.remove("secrets");
            refuse("vars", NameValueLines.problemWith(varsText));
            refuse("secrets", NameValueLines.problemWith(secretsText));
            List<List<String>> lists = Stream.of("services", "users", "teams", "copyVariables")
                    .map(field -> NameValueLines.lines((String) rest.remove(field)))
                    .map(lines -> lines.isEmpty() ? null : lines)
                    .toList();
            ReviewApp operation = (ReviewApp) super.newInstance(request, rest);
            operation.setServices(lists.get(0));
            operation.setUsers(lists.get(1));
            operation.setTeams(lists.get(2));
            operation.setCopyVariables(lists.get(3));
            operation.setVars(NameValueLines.parse(varsText));
            operation.setSecrets(NameValueLines.parse(secretsText));
            return operation;
        }

        @POST
        public FormValidation doCheckTemplate(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? doCheckApp(item, value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) && Util.fixEmptyAndTrim(value) != null ? doCheckApp(item, value) : FormValidation.ok();
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
            items.add(0, new ListBoxModel.Option("(the template's)", ""));
            return items;
        }

        @POST
        public FormValidation doCheckPermissionLevel(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(UpdateApp.PERMISSION_LEVEL.problemWith(value)) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckServices(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(ServiceName.problemWithTypes(NameValueLines.lines(value))) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckVars(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdictOnLines(value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckSecrets(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdictOnLines(value) : FormValidation.ok();
        }

        private static FormValidation verdictOnLines(@CheckForNull String text) {
            String problem = NameValueLines.problemWith(text);
            return verdict(problem != null ? problem : VariableName.problemWith(NameValueLines.parse(text).keySet()));
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
                    ? credentialsFor(item, StandardUsernameCredentials.class, Deploy.DescriptorImpl.scmDomain(scmUrl), scmCredentialsId)
                    : onlyCurrent(scmCredentialsId);
        }
    }
}
