package io.jenkins.plugins.dashenterprise.apps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.graphql.model.DeleteAppMutation;
import io.jenkins.plugins.dashenterprise.operations.AppEvent;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Change;
import io.jenkins.plugins.dashenterprise.operations.OneOf;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Service;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import io.jenkins.plugins.dashenterprise.operations.WritingOperation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Deletes an app, perhaps with the services that only it used. */
public final class DeleteApp extends WritingOperation {
    private static final long serialVersionUID = 1;
    private static final Verb DELETE = new Verb("delete app", "deleted app");

    @CheckForNull
    private String ifMissing;

    private boolean withServices;

    @DataBoundConstructor
    public DeleteApp(@CheckForNull String app) {
        name(app);
    }

    /** What to do when there is no such app: {@code keep} it that way, or {@code fail}. */
    @OneOf({"keep", "fail"})
    public String getIfMissing() {
        return ifMissing == null ? "keep" : ifMissing;
    }

    @DataBoundSetter
    public void setIfMissing(@CheckForNull String ifMissing) {
        this.ifMissing = Util.fixEmptyAndTrim(ifMissing);
    }

    /** Whether to delete the services too that were linked to no other app. */
    public boolean isWithServices() {
        return withServices;
    }

    @DataBoundSetter
    public void setWithServices(boolean withServices) {
        this.withServices = withServices;
    }

    @Override
    public Map<String, Object> run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        session.log("Deleting app '" + app + "' from " + session.server());
        boolean exists = AppQuery.ANY.find(app, session) != null;
        Plan plan = new Plan(session, DELETE, OwnServices.DELETE);
        plan.write(
                new Change(DELETE, app, exists),
                "to delete the app",
                new DeleteAppMutation(app),
                data -> Payload.of(data.deleteApp, answer -> answer.error, answer -> answer.ok));
        if (withServices) {
            new OwnServices(app, session).addTo(plan, exists);
        }
        make(plan, app, session);
        if (plan.done().isEmpty()) {
            return missing(app, session);
        }
        List<String> services = plan.done(OwnServices.DELETE).stream()
                .map(service -> Service.of(service).name())
                .toList();
        if (!session.dryRun()) {
            session.log("Deleted app " + app + ".");
            services.forEach(service -> session.log("Deleted service " + service + "."));
        }
        session.tell(new AppEvent(app, null, AppEvent.Deed.DELETED, null, null));
        return result(app, true, services);
    }

    private static void make(Plan plan, String app, Session session) throws IOException, InterruptedException {
        try {
            plan.make();
        } finally {
            // The app is gone also when one of its services could not be deleted afterwards.
            if (!plan.done(DELETE).isEmpty()) {
                session.tell(new AppEvent(app, null, AppEvent.Deed.DELETED, null, null));
            }
        }
    }

    private Map<String, Object> missing(String app, Session session) throws AbortException {
        String sentence = AppQuery.isMissing(app, session);
        if (getIfMissing().equals("fail")) {
            throw new AbortException(sentence + " Check the name, use credentials of its owner or an administrator,"
                    + " or ifMissing: 'keep' to go on without it.");
        }
        session.log(sentence);
        return result(app, false, List.of());
    }

    private static Map<String, Object> result(String app, boolean deleted, List<String> services) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", app);
        result.put("deleted", deleted);
        result.put("services", new ArrayList<>(services));
        return result;
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashDeleteApp")
    public static final class DescriptorImpl extends OperationDescriptor {}
}
