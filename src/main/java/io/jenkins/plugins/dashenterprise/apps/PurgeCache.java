package io.jenkins.plugins.dashenterprise.apps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.dashenterprise.graphql.model.PurgeCacheMutation;
import io.jenkins.plugins.dashenterprise.operations.AppOperation;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Empties an app's build cache; doing it again does no harm. */
public final class PurgeCache extends AppOperation {
    private static final long serialVersionUID = 1;

    @DataBoundConstructor
    public PurgeCache(@CheckForNull String app) {
        super(app);
    }

    @Override
    public Map<String, Object> run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        session.log("Purging the build cache of app '" + app + "' on " + session.server());
        PurgeCacheMutation.PurgeCache answer = session.mutate("purge", new PurgeCacheMutation(app)).purgeCache;
        session.refuseError("to purge the build cache", Found.part(answer, payload -> payload.error));
        Found.required(answer, payload -> payload.ok, session);
        session.log("Purged the build cache; the next deploy installs all dependencies anew.");
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", app);
        result.put("purged", true);
        return result;
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashPurgeCache")
    public static final class DescriptorImpl extends OperationDescriptor {
        @Override
        public String getDisplayName() {
            return "Dash Enterprise: purge the build cache of an app";
        }
    }
}
