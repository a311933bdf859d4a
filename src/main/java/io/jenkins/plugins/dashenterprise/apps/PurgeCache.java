package io.jenkins.plugins.dashenterprise.apps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.dashenterprise.graphql.model.PurgeCacheMutation;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Change;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import io.jenkins.plugins.dashenterprise.operations.WritingOperation;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Empties an app's build cache; doing it again does no harm. */
public final class PurgeCache extends WritingOperation {
    private static final long serialVersionUID = 1;
    private static final Verb PURGE = new Verb("purge", "purged");

    @DataBoundConstructor
    public PurgeCache(@CheckForNull String app) {
        name(app);
    }

    @Override
    public Map<String, Object> run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        session.log("Purging the build cache of app '" + app + "' on " + session.server());
        if (session.dryRun()) {
            // Otherwise the server says so.
            AppQuery.ANY.existing(app, session);
        }
        Plan plan = new Plan(session, PURGE);
        plan.write(
                new Change(PURGE, "the build cache", true),
                "to purge the build cache",
                new PurgeCacheMutation(app),
                data -> Payload.of(data.purgeCache, answer -> answer.error, answer -> answer.ok));
        plan.make();
        if (!session.dryRun()) {
            session.log("Purged the build cache; the next deploy installs all dependencies anew.");
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", app);
        result.put("purged", true);
        return result;
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashPurgeCache")
    public static final class DescriptorImpl extends OperationDescriptor {}
}
