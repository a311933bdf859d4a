package io.jenkins.plugins.dashenterprise.apps;

import com.apollographql.apollo.api.Optional;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.graphql.model.AppWorkspaceQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.CreateWorkspaceMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.DeleteWorkspaceMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.RestartWorkspaceMutation;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Change;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.OneOf;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import io.jenkins.plugins.dashenterprise.operations.WaitingOperation;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Creates, restarts or deletes an app's development workspace. */
public final class Workspace extends WaitingOperation {
    private static final long serialVersionUID = 1;
    private static final AppQuery<AppWorkspaceQuery.Data, AppWorkspaceQuery.Apps, AppWorkspaceQuery.App> APP =
            new AppQuery<>(AppWorkspaceQuery::new, data -> data.apps, page -> page.apps, app -> app.name);
    private static final Verb RESTART = new Verb("restart", "restarted");
    private static final String WORKSPACE = "the workspace";

    @CheckForNull
    private String action;

    @CheckForNull
    private String template;

    @DataBoundConstructor
    public Workspace(@CheckForNull String app) {
        name(app);
    }

    /** What to do: {@code create} (unless there is one), {@code restart} or {@code delete}. */
    @OneOf({"create", "restart", "delete"})
    public String getAction() {
        return action == null ? "create" : action;
    }

    @DataBoundSetter
    public void setAction(@CheckForNull String action) {
        this.action = Util.fixEmptyAndTrim(action);
    }

    /** What the server makes a new workspace from, or null for what it usually does. */
    @CheckForNull
    public String getTemplate() {
        return template;
    }

    @DataBoundSetter
    public void setTemplate(@CheckForNull String template) {
        this.template = Util.fixEmptyAndTrim(template);
    }

    @Override
    public Object run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        session.log("Workspace of app '" + app + "' on " + session.server() + ": " + getAction());
        boolean present = Found.required(APP.existing(app, session), found -> found.hasWorkspace, session);
        Plan plan = new Plan(session, Verb.CREATE, RESTART, Verb.DELETE);
        switch (getAction()) {
            case "restart" -> restart(app, present, plan, session);
            case "delete" -> delete(app, present, plan);
            default -> create(app, present, plan, session);
        }
        plan.make();
        return result(app, !plan.done().isEmpty(), session);
    }

    private void create(String app, boolean present, Plan plan, Session session) {
        String from = template == null ? null : session.expand(template);
        plan.write(
                new Change(Verb.CREATE, WORKSPACE, !present),
                "to create the workspace",
                new CreateWorkspaceMutation(app, Optional.presentIfNotNull(from)),
                data -> Payload.of(data.createWorkspace, answer -> answer.error, answer -> answer.app));
    }

    private static void restart(String app, boolean present, Plan plan, Session session) throws AbortException {
        if (!present) {
            throw new AbortException("App '" + app + "' has no workspace on " + session.server()
                    + " that could be restarted. Create it with action: 'create'.");
        }
        plan.write(
                new Change(RESTART, WORKSPACE, true),
                "to restart the workspace",
                new RestartWorkspaceMutation(app),
                data -> Payload.of(data.restartWorkspace, answer -> answer.error, answer -> answer.ok));
    }

    private static void delete(String app, boolean present, Plan plan) {
        plan.write(
                new Change(Verb.DELETE, WORKSPACE, present),
                "to delete the workspace",
                new DeleteWorkspaceMutation(app),
                data -> Payload.of(data.deleteWorkspace, answer -> answer.error, answer -> answer.ok));
    }

    private Object result(String app, boolean changed, Session session) {
        boolean deleting = getAction().equals("delete");
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", app);
        result.put("action", getAction());
        result.put("changed", changed);
        result.put("ready", !deleting);
        if (deleting && !(changed && session.dryRun())) {
            session.log(changed ? "Deleted the workspace." : "There was no workspace.");
        }
        return deleting || session.dryRun() ? result : new WorkspaceWait(app, result, session);
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashWorkspace")
    public static final class DescriptorImpl extends WaitingDescriptor {}
}
