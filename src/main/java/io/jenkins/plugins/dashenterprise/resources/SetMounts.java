package io.jenkins.plugins.dashenterprise.resources;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.dashenterprise.apps.RestartingOperation;
import io.jenkins.plugins.dashenterprise.graphql.model.AppMountsQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.MountDirectoryMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.UnmountDirectoryMutation;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Change;
import io.jenkins.plugins.dashenterprise.operations.FieldChecks;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Restart;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Brings the directories of the host that an app sees to a desired state. */
public final class SetMounts extends RestartingOperation {
    private static final long serialVersionUID = 1;
    private static final AppQuery<AppMountsQuery.Data, AppMountsQuery.Apps, AppMountsQuery.App> MOUNTS =
            new AppQuery<>(AppMountsQuery::new, data -> data.apps, page -> page.apps, app -> app.name);

    @CheckForNull
    private ArrayList<?> mounts;

    @DataBoundConstructor
    public SetMounts() {}

    public SetMounts(@CheckForNull String app) {
        name(app);
    }

    /** The mounts that the app shall have, each {@code <host directory>:<target directory>}; null when that was left out. */
    @CheckForNull
    public List<String> getMounts() {
        return Texts.list(mounts);
    }

    @DataBoundSetter
    public void setMounts(@CheckForNull List<String> mounts) {
        this.mounts = Texts.list(mounts);
    }

    @Override
    public Object run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        if (mounts == null) {
            throw new AbortException("mounts is missing: a list of '/host/directory:/target/directory', [] for none.");
        }
        List<String> wanted = getMounts().stream().map(session::expand).toList();
        Session.refuse(Mount.problemWith(wanted));
        session.log("Setting the mounts of app '" + app + "' on " + session.server() + ": "
                + (wanted.isEmpty() ? "none" : String.join(", ", wanted)));
        Plan plan = plan(app, wanted.stream().map(Mount::of).toList(), session);
        plan.make();
        plan.tell("Mounts of " + app, "as wanted already");
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", app);
        result.putAll(plan.lists());
        return afterRestart(app, result, plan, session);
    }

    private static Plan plan(String app, List<Mount> wanted, Session session) throws IOException, InterruptedException {
        AppMountsQuery.App found = MOUNTS.existing(app, session);
        List<Mount> present = Mount.all(found, session);
        Plan plan = new Plan(session, Verb.ADD, Verb.REMOVE)
                .restarting(Restart.of(found.status, status -> status.running, status -> status.deploying));
        // First, as another directory may be wanted in the same place.
        present.stream()
                .filter(mount -> !wanted.contains(mount))
                .forEach(mount -> plan.write(
                        new Change(Verb.REMOVE, mount.toString(), true),
                        "to unmount " + mount,
                        new UnmountDirectoryMutation(app, mount.host(), mount.target()),
                        data -> Payload.of(
                                data.unmountDirectory,
                                answer -> answer.error,
                                answer -> answer.ok,
                                answer -> answer.refresh)));
        wanted.forEach(mount -> plan.write(
                new Change(Verb.ADD, mount.toString(), !present.contains(mount)),
                "to mount " + mount,
                new MountDirectoryMutation(app, mount.host(), mount.target()),
                data -> Payload.of(
                        data.mountDirectory, answer -> answer.error, answer -> answer.ok, answer -> answer.refresh)));
        return plan;
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashSetMounts")
    public static final class DescriptorImpl extends WaitingDescriptor {
        public DescriptorImpl() {
            checks().list("mounts", FieldChecks.unlessVariable(Mount::problemWith));
        }
    }
}
