package io.jenkins.plugins.dashenterprise.apps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.graphql.model.AddAppMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.CurrentUserQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.FindAppQuery;
import io.jenkins.plugins.dashenterprise.operations.AppEvent;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.OneOf;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.WritingOperation;
import io.jenkins.plugins.dashenterprise.text.Link;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Creates an app, unless it exists. */
public final class AddApp extends WritingOperation {
    private static final long serialVersionUID = 1;
    private static final AppQuery<FindAppQuery.Data, FindAppQuery.Apps, FindAppQuery.App> APP =
            new AppQuery<>(FindAppQuery::new, data -> data.apps, page -> page.apps, app -> app.name);

    @CheckForNull
    private String ifExists;

    @DataBoundConstructor
    public AddApp(@CheckForNull String app) {
        name(app);
    }

    /** What to do when the app exists: {@code keep} it, or {@code fail}. */
    @OneOf({"keep", "fail"})
    public String getIfExists() {
        return ifExists == null ? "keep" : ifExists;
    }

    @DataBoundSetter
    public void setIfExists(@CheckForNull String ifExists) {
        this.ifExists = Util.fixEmptyAndTrim(ifExists);
    }

    @Override
    public Map<String, Object> run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        session.log("Adding app '" + app + "' to " + session.server());
        FindAppQuery.App existing = APP.find(app, session);
        if (existing != null) {
            return keep(app, existing, session.hasBegun("create"), session);
        }
        return session.dryRun() ? wouldCreate(app, session) : create(app, session);
    }

    private static Map<String, Object> wouldCreate(String app, Session session)
            throws IOException, InterruptedException {
        session.log("Would create app " + app + ".");
        String owner = Found.part(session.query(new CurrentUserQuery()).current, user -> user.username);
        return result(app, owner, null, true, session);
    }

    private Map<String, Object> keep(String app, FindAppQuery.App existing, boolean ours, Session session)
            throws AbortException {
        if (!ours && getIfExists().equals("fail")) {
            throw new AbortException("App '" + app + "' exists on " + session.server()
                    + ". Choose another name, or ifExists: 'keep' to go on with it.");
        }
        session.log((ours ? "Created app " : "Kept existing app ") + Link.to(existing.urlOnServer, app) + ".");
        return result(app, Found.part(existing.owner, owner -> owner.username), existing.urlOnServer, ours, session);
    }

    private Map<String, Object> create(String app, Session session) throws IOException, InterruptedException {
        AddAppMutation.AddApp added = session.mutate("create", new AddAppMutation(app)).addApp;
        if (added != null && added.error != null && added.error.contains("already exists")) {
            return existsAfterAll(app, session);
        }
        Payload.of(added, payload -> payload.error, payload -> payload.app).checked("to add the app", session);
        AddAppMutation.App created = Found.required(added, payload -> payload.app, session);
        session.log("Created app " + Link.to(created.urlOnServer, app) + ".");
        return result(app, Found.part(created.owner, owner -> owner.username), created.urlOnServer, true, session);
    }

    /** It may have come into being after the look, by a build beside this one. */
    private Map<String, Object> existsAfterAll(String app, Session session) throws IOException, InterruptedException {
        FindAppQuery.App existing = APP.find(app, session);
        if (existing == null) {
            throw new AbortException(
                    "App '" + app + "' exists on " + session.server() + ", but belongs to somebody else and"
                            + " these credentials cannot see it. Choose another name, or use credentials of its owner or an administrator.");
        }
        return keep(app, existing, false, session);
    }

    private static Map<String, Object> result(
            String app, @CheckForNull String owner, @CheckForNull String url, boolean created, Session session) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", app);
        result.put("owner", owner);
        result.put("url", url);
        result.put("managerUrl", session.server().managerUrl(app));
        result.put("created", created);
        if (created) {
            session.tell(new AppEvent(app, url, AppEvent.Deed.CREATED, null, AppState.NEVER_DEPLOYED.toString()));
        }
        return result;
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashAddApp")
    public static final class DescriptorImpl extends OperationDescriptor {}
}
