package io.jenkins.plugins.dashenterprise.apps;

import com.apollographql.apollo.api.Optional;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.graphql.model.AppWorkspaceQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.CreateWorkspaceMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.DeleteWorkspaceMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.RestartWorkspaceMutation;
import io.jenkins.plugins.dashenterprise.operations.Choice;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.WaitingOperation;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Creates, restarts or deletes an app's development workspace. */
public final class Workspace extends WaitingOperation {
    private static final long serialVersionUID = 1;
    private static final Choice ACTION = new Choice("action", List.of("create", "restart", "delete"));

    @CheckForNull
    private String action;

    @CheckForNull
    private String template;

    @DataBoundConstructor
    public Workspace(@CheckForNull String app) {
        super(app);
    }

    /** What to do: {@code create} (unless there is one), {@code restart} or {@code delete}. */
    public String getAction() {
        return ACTION.chosen(action);
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
        Session.refuse(ACTION.problemWith(action));
        refuseSenselessTimeout();
        session.log("Workspace of app '" + app + "' on " + session.server() + ": " + getAction());
        boolean present = present(app, session);
        return switch (getAction()) {
            case "restart" -> restart(app, present, session);
            case "delete" -> delete(app, present, session);
            default -> create(app, present, session);
        };
    }

    private static boolean present(String app, Session session) throws IOException, InterruptedException {
        AppWorkspaceQuery.Apps apps = session.queryApps(all -> new AppWorkspaceQuery(app, all)).apps;
        AppWorkspaceQuery.App found =
                Found.named(app, Found.required(apps, answer -> answer.apps, session), each -> each.name);
        if (found == null) {
            throw AppStatus.missing(app, session);
        }
        return Found.required(found, each -> each.hasWorkspace, session);
    }

    private Object create(String app, boolean present, Session session) throws IOException, InterruptedException {
        boolean ours = session.hasBegun("create");
        if (!present) {
            String from = template == null ? null : session.expand(template);
            CreateWorkspaceMutation.CreateWorkspace answer = session.mutate(
                            "create", new CreateWorkspaceMutation(app, Optional.presentIfNotNull(from)))
                    .createWorkspace;
            session.refuseError("to create the workspace", Found.part(answer, payload -> payload.error));
            Found.required(answer, payload -> payload.app, session);
        }
        return new WorkspaceWait(app, result(app, !present || ours), session);
    }

    private Object restart(String app, boolean present, Session session) throws IOException, InterruptedException {
        if (!present) {
            throw new AbortException("App '" + app + "' has no workspace on " + session.server()
                    + " that could be restarted. Create it with action: 'create'.");
        }
        RestartWorkspaceMutation.RestartWorkspace answer =
                session.mutate("restart", new RestartWorkspaceMutation(app)).restartWorkspace;
        session.refuseError("to restart the workspace", Found.part(answer, payload -> payload.error));
        Found.required(answer, payload -> payload.ok, session);
        return new WorkspaceWait(app, result(app, true), session);
    }

    private Object delete(String app, boolean present, Session session) throws IOException, InterruptedException {
        boolean ours = session.hasBegun("delete");
        if (present) {
            DeleteWorkspaceMutation.DeleteWorkspace answer =
                    session.mutate("delete", new DeleteWorkspaceMutation(app)).deleteWorkspace;
            session.refuseError("to delete the workspace", Found.part(answer, payload -> payload.error));
            Found.required(answer, payload -> payload.ok, session);
        }
        Map<String, Object> result = result(app, present || ours);
        result.put("ready", false);
        session.log(present || ours ? "Deleted the workspace." : "There was no workspace.");
        return result;
    }

    private Map<String, Object> result(String app, boolean changed) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", app);
        result.put("action", getAction());
        result.put("changed", changed);
        return result;
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashWorkspace")
    public static final class DescriptorImpl extends WaitingDescriptor {
        @Override
        public String getDisplayName() {
            return "Dash Enterprise: create, restart or delete the workspace of an app";
        }

        @POST
        public ListBoxModel doFillActionItems(@AncestorInPath Item item) {
            return mayConfigure(item) ? ACTION.items() : new ListBoxModel();
        }

        @POST
        public FormValidation doCheckAction(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(ACTION.problemWith(value)) : FormValidation.ok();
        }
    }
}
