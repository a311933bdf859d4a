package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.model.ReviewAppNamesQuery;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Pages;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Goes through the review apps that this Jenkins made; one that cannot be deleted keeps none of the others. */
final class Purge {
    private final PurgeReviewApps wanted;

    @CheckForNull
    private final String template;

    private final Session session;
    private final List<Map<String, Object>> deleted = new ArrayList<>();
    private final List<Map<String, Object>> kept = new ArrayList<>();
    private final List<Map<String, Object>> failed = new ArrayList<>();

    Purge(PurgeReviewApps wanted, @CheckForNull String template, Session session) {
        this.wanted = wanted;
        this.template = template;
        this.session = session;
    }

    Map<String, Object> make() throws IOException, InterruptedException {
        String of = template == null ? "this project" : "'" + template + "'";
        session.log("Purging the review apps of " + of + " on " + session.server());
        List<RegisteredApp> apps = candidates();
        if (apps.isEmpty()) {
            session.log("There are no review apps of " + of + " that this Jenkins made.");
        }
        for (RegisteredApp app : apps) {
            try {
                purge(app);
            } catch (AbortException e) {
                failed.add(entry(app, "error", e.getMessage()));
                session.log("Review app " + app.app() + " could not be deleted: " + e.getMessage());
            }
        }
        refuseFailures();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("template", template);
        result.put("deleted", deleted);
        result.put("kept", kept);
        result.put("failed", failed);
        result.put("unmarked", unmarked(apps));
        return result;
    }

    private List<RegisteredApp> candidates() {
        String job = session.build().getParent().getFullName();
        SourceBranch branch = BranchSource.find(session.build().getParent());
        String project = branch == null ? job : branch.project();
        return ReviewApps.get()
                .matching(app -> app.serverUrl().equals(session.server().url())
                        && (template == null
                                ? app.project().equals(project)
                                : app.template().equals(template)));
    }

    private void purge(RegisteredApp app) throws IOException, InterruptedException {
        ServerApp found = ServerApp.find(app.app(), session);
        long idle = found == null ? 0 : found.idleDays(app, System.currentTimeMillis());
        String reason = reason(app, found, idle);
        boolean spared = Stream.of(app.app(), app.branch())
                .anyMatch(name -> wanted.getKeep().stream().anyMatch(each -> Wildcards.match(each, name)));
        if (reason == null || spared) {
            keep(app, spared ? "keep" : "in use", idle);
            return;
        }
        ReviewAppRemoval removal = new ReviewAppRemoval(app.app(), wanted.isWithServices(), reason);
        removal.setDryRun(session.dryRun());
        ReviewAppRemoval.Outcome outcome = (ReviewAppRemoval.Outcome) session.run(app.app(), removal);
        String kept = outcome == null ? null : outcome.kept();
        if (kept != null) {
            keep(app, kept, idle);
        } else if (outcome != null) {
            Map<String, Object> entry = entry(app, "reason", reason);
            entry.put("services", outcome.services());
            deleted.add(entry);
        }
    }

    /** Why an app is to be deleted, or null. */
    @CheckForNull
    private String reason(RegisteredApp app, @CheckForNull ServerApp found, long idle) {
        Life life = Life.of(app.job());
        if (life == Life.DEAD || life == Life.MISSING && app.goneMillis != 0) {
            return "gone";
        }
        if (found == null) {
            return "deleted by hand";
        }
        return wanted.getIdleDays() > 0 && idle >= wanted.getIdleDays() ? "idle for " + Texts.count(idle, "day") : null;
    }

    private void keep(RegisteredApp app, String reason, long idle) {
        Map<String, Object> entry = entry(app, "reason", reason);
        entry.put("idleDays", idle);
        kept.add(entry);
    }

    private static Map<String, Object> entry(RegisteredApp app, String key, String value) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("app", app.app());
        entry.put("branch", app.branch().isEmpty() ? null : app.branch());
        entry.put(key, value);
        return entry;
    }

    private void refuseFailures() throws AbortException {
        if (!failed.isEmpty()) {
            int all = failed.size() + deleted.size();
            List<String> why = failed.stream()
                    .map(entry -> entry.get("app") + ": "
                            + String.valueOf(entry.get("error")).replaceFirst("[.]$", ""))
                    .toList();
            throw new AbortException(
                    failed.size() + " of " + all + " review apps could not be deleted: " + String.join("; ", why) + "."
                            + (deleted.isEmpty() ? " Running" : " The others are deleted; running")
                            + " the step again is safe.");
        }
    }

    /** The apps on the server that are named like review apps, of which this Jenkins knows nothing. */
    private List<String> unmarked(List<RegisteredApp> apps) throws IOException, InterruptedException {
        List<String> templates = template == null
                ? apps.stream().map(RegisteredApp::template).distinct().toList()
                : List.of(template);
        return new ArrayList<>(Pages.ofApps(session, ReviewAppNamesQuery::new).all(this::page, app -> app.name).stream()
                .map(app -> app.name)
                .filter(name -> templates.stream().anyMatch(each -> ReviewAppName.looksLike(name, each)))
                .filter(name -> ReviewApps.get().named(session.server().url(), name) == null)
                .toList());
    }

    private Pages.Page<ReviewAppNamesQuery.App> page(ReviewAppNamesQuery.Data data) throws GraphQlException {
        return new Pages.Page<>(Found.required(data.apps, answer -> answer.apps, session), data.apps.nextPage);
    }
}
