package io.jenkins.plugins.dashenterprise.environment;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.apps.RestartingOperation;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Brings environment variables of an app, or those that all apps have, to a desired state. */
public final class SetEnv extends RestartingOperation {
    private static final long serialVersionUID = 1;

    @CheckForNull
    private LinkedHashMap<?, ?> vars;

    @CheckForNull
    private ArrayList<?> varLines;

    @CheckForNull
    private LinkedHashMap<?, ?> secrets;

    @CheckForNull
    private ArrayList<?> secretLines;

    @CheckForNull
    private ArrayList<?> remove;

    private boolean global;

    @CheckForNull
    private String file;

    @DataBoundConstructor
    public SetEnv() {}

    public SetEnv(@CheckForNull String app) {
        name(app);
    }

    /** The values wanted, by name. */
    public Map<String, String> getVars() {
        return Texts.mapOrLines(vars, varLines);
    }

    @DataBoundSetter
    public void setVars(@CheckForNull Map<String, String> vars) {
        this.vars = Texts.map(vars);
    }

    /** What may be given in place of vars, or null. */
    @CheckForNull
    public List<String> getVarLines() {
        return Texts.exactList(varLines);
    }

    @DataBoundSetter
    public void setVarLines(@CheckForNull List<String> varLines) {
        this.varLines = Texts.exactList(varLines);
    }

    /** Ids of secret text credentials that hold the values wanted, by name. */
    public Map<String, String> getSecrets() {
        return Texts.mapOrLines(secrets, secretLines);
    }

    @DataBoundSetter
    public void setSecrets(@CheckForNull Map<String, String> secrets) {
        this.secrets = Texts.trimmedMap(secrets);
    }

    /** What may be given in place of secrets, or null. */
    @CheckForNull
    public List<String> getSecretLines() {
        return Texts.exactList(secretLines);
    }

    @DataBoundSetter
    public void setSecretLines(@CheckForNull List<String> secretLines) {
        this.secretLines = Texts.exactList(secretLines);
    }

    /** The names that shall not be there. */
    public List<String> getRemove() {
        return Texts.listOrEmpty(remove);
    }

    @DataBoundSetter
    public void setRemove(@CheckForNull List<String> remove) {
        this.remove = Texts.list(remove);
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

    /** Whether the variables are those that all apps have, and no app is named. */
    public boolean isGlobal() {
        return global;
    }

    @DataBoundSetter
    public void setGlobal(boolean global) {
        this.global = global;
    }

    @Override
    public Object run(Session session) throws IOException, InterruptedException {
        Variables variables = variables(session);
        Session.refuse(VariableName.problemWith(getVars().keySet(), getSecrets().keySet(), getRemove()));
        Session.refuse(global && isWait() ? "wait is for a single app: leave it out with global: true" : null);
        if (getVars().isEmpty() && getSecrets().isEmpty() && getRemove().isEmpty() && file == null) {
            Session.refuse("There is nothing to do: give vars, secrets or remove");
        }
        Plan plan = new EnvironmentChange(variables, wanted(session), getRemove(), session).make();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", variables.app());
        result.put("set", plan.done(Verb.SET));
        result.put("unchanged", plan.unchanged());
        result.put("removed", plan.done(Verb.REMOVE));
        return afterRestart(Util.fixNull(variables.app()), result, plan, session);
    }

    private Variables variables(Session session) throws IOException {
        if (!global) {
            return new Variables(app(session), session);
        }
        Session.refuse(
                getApp().isEmpty()
                        ? null
                        : "app and global: true are both given: a variable is set for one app or for all");
        return new Variables(null, session);
    }

    @Override
    protected String subject(Session session) {
        return global ? "" : super.subject(session);
    }

    private Map<String, String> wanted(Session session) throws IOException, InterruptedException {
        Map<String, String> wanted = session.expand(getVars());
        for (Map.Entry<String, String> secret : getSecrets().entrySet()) {
            StringCredentials text = session.credentials(secret.getValue(), StringCredentials.class, "secret text");
            wanted.put(secret.getKey(), text.getSecret().getPlainText());
        }
        if (file != null) {
            addFile(session.expand(file), wanted, session);
        }
        wanted.values().forEach(session::hide);
        return wanted;
    }

    private void addFile(String path, Map<String, String> wanted, Session session)
            throws IOException, InterruptedException {
        for (Map.Entry<String, String> variable :
                VariableFile.read(path, session).entrySet()) {
            String name = variable.getKey();
            Session.refuse(
                    getRemove().contains(name) || wanted.putIfAbsent(name, variable.getValue()) != null
                            ? "The environment variable " + name + " is given twice (in the file '" + path
                                    + "' and in vars, secrets or remove)"
                            : null);
        }
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashSetEnv")
    public static final class DescriptorImpl extends WaitingDescriptor {
        public DescriptorImpl() {
            // No app is named with global variables.
            checks().app("app", false);
            checks().file("file");
            checks().map("vars", vars -> VariableName.problemWith(vars.keySet()));
            // The name in a row.
            checks().list("secrets", VariableName::problemWith);
            checks().list("remove", VariableName::problemWith);
        }
    }
}
