package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.deploy.DeployingOperation;
import io.jenkins.plugins.dashenterprise.environment.VariableName;
import io.jenkins.plugins.dashenterprise.operations.OneOf;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import io.jenkins.plugins.dashenterprise.resources.ServiceName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kohsuke.stapler.DataBoundSetter;

/** What may be chosen of a review app; what is left out is as the template's. */
public abstract class ReviewAppOptions extends DeployingOperation {
    public static final int USUAL_LIMIT = 20;
    private static final long serialVersionUID = 1;
    private static final int USUAL_TIMEOUT_MINUTES = 30;

    @CheckForNull
    private String name;

    @CheckForNull
    private String forks;

    @CheckForNull
    private ArrayList<?> services;

    @CheckForNull
    private ArrayList<?> users;

    @CheckForNull
    private ArrayList<?> teams;

    @CheckForNull
    private ArrayList<?> copyVariables;

    @CheckForNull
    private LinkedHashMap<?, ?> vars;

    @CheckForNull
    private ArrayList<?> varLines;

    @CheckForNull
    private LinkedHashMap<?, ?> secrets;

    @CheckForNull
    private ArrayList<?> secretLines;

    @CheckForNull
    private String file;

    private boolean copyMounts;

    @CheckForNull
    private String permissionLevel;

    @CheckForNull
    private String ownerCredentialsId;

    @CheckForNull
    private Integer limit;

    @CheckForNull
    private Boolean deleteWithBranch;

    /** A name for the review app, or null for one made of those of the template and the branch. */
    @CheckForNull
    public final String getName() {
        return name;
    }

    @DataBoundSetter
    public final void setName(@CheckForNull String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    /** What to do with the code of a fork that the branch source does not trust: {@code skip} it, {@code withoutSecrets}, {@code deploy}. */
    @OneOf({"skip", "withoutSecrets", "deploy"})
    public final String getForks() {
        return forks == null ? "skip" : forks;
    }

    @DataBoundSetter
    public final void setForks(@CheckForNull String forks) {
        this.forks = Util.fixEmptyAndTrim(forks);
    }

    /** The types of service that the app shall have, new and empty; null for the template's. */
    @CheckForNull
    public final List<String> getServices() {
        return Texts.list(services);
    }

    @DataBoundSetter
    public final void setServices(@CheckForNull List<String> services) {
        this.services = Texts.list(services);
    }

    /** The users that may view the app; null for the template's, its owner among them. */
    @CheckForNull
    public final List<String> getUsers() {
        return Texts.list(users);
    }

    @DataBoundSetter
    public final void setUsers(@CheckForNull List<String> users) {
        this.users = Texts.list(users);
    }

    /** The teams that may view the app; null for the template's. */
    @CheckForNull
    public final List<String> getTeams() {
        return Texts.list(teams);
    }

    @DataBoundSetter
    public final void setTeams(@CheckForNull List<String> teams) {
        this.teams = Texts.list(teams);
    }

    /** The names of variables to copy from the template, or {@code *} alone for all. */
    public final List<String> getCopyVariables() {
        return Texts.listOrEmpty(copyVariables);
    }

    @DataBoundSetter
    public final void setCopyVariables(@CheckForNull List<String> copyVariables) {
        this.copyVariables = Texts.list(copyVariables);
    }

    /** The values wanted of variables, by name. */
    public final Map<String, String> getVars() {
        return Texts.mapOrLines(vars, varLines);
    }

    @DataBoundSetter
    public final void setVars(@CheckForNull Map<String, String> vars) {
        this.vars = Texts.map(vars);
    }

    /** What may be given in place of vars, or null. */
    @CheckForNull
    public final List<String> getVarLines() {
        return Texts.exactList(varLines);
    }

    @DataBoundSetter
    public final void setVarLines(@CheckForNull List<String> varLines) {
        this.varLines = Texts.exactList(varLines);
    }

    /** Ids of secret text credentials that hold the values wanted, by name. */
    public final Map<String, String> getSecrets() {
        return Texts.mapOrLines(secrets, secretLines);
    }

    @DataBoundSetter
    public final void setSecrets(@CheckForNull Map<String, String> secrets) {
        this.secrets = Texts.trimmedMap(secrets);
    }

    /** What may be given in place of secrets, or null. */
    @CheckForNull
    public final List<String> getSecretLines() {
        return Texts.exactList(secretLines);
    }

    @DataBoundSetter
    public final void setSecretLines(@CheckForNull List<String> secretLines) {
        this.secretLines = Texts.exactList(secretLines);
    }

    /** A file of the workspace with values wanted, or null. */
    @CheckForNull
    public final String getFile() {
        return file;
    }

    @DataBoundSetter
    public final void setFile(@CheckForNull String file) {
        this.file = Util.fixEmptyAndTrim(file);
    }

    /** Whether the app sees the same directories of the host as the template. */
    public final boolean isCopyMounts() {
        return copyMounts;
    }

    @DataBoundSetter
    public final void setCopyMounts(boolean copyMounts) {
        this.copyMounts = copyMounts;
    }

    /** {@code restricted}, {@code authenticated}, {@code unauthenticated}; null for the template's, though never the last. */
    @CheckForNull
    @OneOf({"restricted", "authenticated", "unauthenticated"})
    public final String getPermissionLevel() {
        return permissionLevel;
    }

    @DataBoundSetter
    public final void setPermissionLevel(@CheckForNull String permissionLevel) {
        this.permissionLevel = Util.fixEmptyAndTrim(permissionLevel);
    }

    /** The credentials of the user that the app shall belong to, or null for those that everything else is done with. */
    @CheckForNull
    public final String getOwnerCredentialsId() {
        return ownerCredentialsId;
    }

    @DataBoundSetter
    public final void setOwnerCredentialsId(@CheckForNull String ownerCredentialsId) {
        this.ownerCredentialsId = Util.fixEmptyAndTrim(ownerCredentialsId);
    }

    /** How many review apps of the template there may be. */
    public final int getLimit() {
        return limit == null ? USUAL_LIMIT : limit;
    }

    @DataBoundSetter
    public final void setLimit(int limit) {
        this.limit = limit;
    }

    /** Whether the app is deleted once its branch is gone. */
    public final boolean isDeleteWithBranch() {
        return !Boolean.FALSE.equals(deleteWithBranch);
    }

    @DataBoundSetter
    public final void setDeleteWithBranch(boolean deleteWithBranch) {
        this.deleteWithBranch = deleteWithBranch;
    }

    @Override
    protected final int usualTimeoutMinutes() {
        return USUAL_TIMEOUT_MINUTES;
    }

    final void refuseBadOptions() throws AbortException {
        List<String> types = getServices();
        Session.refuse(types == null ? null : ServiceName.problemWithTypes(types));
        Session.refuse(problemWithVariables());
        boolean nameless = Stream.of(Texts.listOrEmpty(users), Texts.listOrEmpty(teams))
                .flatMap(Collection::stream)
                .anyMatch(String::isBlank);
        Session.refuse(nameless ? "The name of a user or team is missing" : null);
    }

    @CheckForNull
    private String problemWithVariables() {
        boolean marks = Stream.of(getVars().keySet(), getSecrets().keySet(), getCopyVariables())
                .anyMatch(names -> names.contains(Mark.VARIABLE));
        return marks
                ? Mark.VARIABLE + " marks review apps, so it can be set to nothing else"
                : VariableName.problemWith(getVars().keySet(), getSecrets().keySet());
    }
}
