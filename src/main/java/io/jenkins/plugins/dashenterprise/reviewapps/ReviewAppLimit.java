package io.jenkins.plugins.dashenterprise.reviewapps;

import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** That a template has as many review apps as it may. */
final class ReviewAppLimit {
    private static final int MOST_NAMED = 3;

    private final String template;
    private final int limit;
    private final Session session;
    private final Map<RegisteredApp, Long> idleDays = new LinkedHashMap<>();

    ReviewAppLimit(String template, int limit, Session session) {
        this.template = template;
        this.limit = limit;
        this.session = session;
    }

    /** Looks at the apps; whether some were deleted by hand, so that there is room. */
    boolean forgetDeleted() throws IOException, InterruptedException {
        boolean forgotten = false;
        for (RegisteredApp app : ReviewApps.get().ofTemplate(session.server().url(), template)) {
            ServerApp found = ServerApp.find(app.app(), session);
            if (found != null) {
                idleDays.put(app, found.idleDays(app, System.currentTimeMillis()));
            } else if (app.services().isEmpty() && app.marked && isGone(app)) {
                ReviewApps.get().remove(app);
                forgotten = true;
            } else {
                // What is left of it, a purge deletes.
                idleDays.put(app, TimeUnit.MILLISECONDS.toDays(System.currentTimeMillis() - app.usedMillis));
            }
        }
        return forgotten;
    }

    /** Not what these credentials merely do not see. */
    private boolean isGone(RegisteredApp app) throws IOException, InterruptedException {
        try {
            ServerApp.refuseHidden(app, session);
            return true;
        } catch (GraphQlException e) {
            throw e;
        } catch (AbortException e) {
            return false;
        }
    }

    /** The failure that names those that nobody has used for longest. */
    AbortException reached() {
        List<String> oldest = idleDays.entrySet().stream()
                .sorted(Map.Entry.<RegisteredApp, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_NAMED)
                .map(each -> each.getKey().app() + " (" + Texts.count(each.getValue(), "day") + ")")
                .collect(Collectors.toList());
        return new AbortException("There are " + limit + " review apps of '" + template + "' on " + session.server()
                + ", which is the limit; the ones unused longest are " + String.join(", ", oldest)
                + ". Delete some with deDashPurgeReviewApps, or raise limit.");
    }
}
