package io.jenkins.plugins.dashenterprise.reviewapps;

import com.apollographql.apollo.api.Query;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.operations.FollowedWait;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Wait;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Waits for a deploy to a review app, unless a newer build deploys to it meanwhile, and keeps what became of it. */
final class ReviewAppWait<D extends Query.Data> extends FollowedWait<D> {
    private static final long serialVersionUID = 1;

    private final String app;
    private final LinkedHashMap<String, Object> result;

    private ReviewAppWait(Wait<D> wait, String app, Map<String, Object> result, Session session) {
        super(wait, session);
        this.app = app;
        this.result = new LinkedHashMap<>(result);
    }

    /** What the operation answers with, given the answer of the deploy. */
    static Object after(Object answer, RegisteredApp app, Map<String, Object> result, Session session) {
        return answer instanceof Wait<?> wait ? new ReviewAppWait<>(wait, app.app(), result, session) : answer;
    }

    @Override
    @CheckForNull
    protected Object after(@CheckForNull Object answer, Session session) throws AbortException {
        RegisteredApp known = ReviewApps.get().named(session.server().url(), app);
        if (answer instanceof Map<?, ?> deployed) {
            deployed.forEach((key, value) -> result.put(String.valueOf(key), value));
            note(known, session);
            return result;
        }
        if (answer == null && known != null && known.isNewerThan(session.build())) {
            session.log(known.superseding());
            result.put("skipped", "superseded");
            return result;
        }
        return answer;
    }

    private void note(@CheckForNull RegisteredApp known, Session session) {
        int build = session.build().getNumber();
        try {
            if (known != null) {
                ReviewApps.get().change(known, each -> each.deployed(build, String.valueOf(result.get("revision"))));
            }
        } catch (IOException e) {
            session.log("That app '" + app + "' was deployed could not be kept: " + ForeignText.of(e.getMessage()));
        }
    }
}
