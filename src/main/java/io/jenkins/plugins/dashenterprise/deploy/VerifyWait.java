package io.jenkins.plugins.dashenterprise.deploy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.ServerPath;
import io.jenkins.plugins.dashenterprise.graphql.WebPage;
import io.jenkins.plugins.dashenterprise.operations.Question;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Waits until a page of an app shows what only the new version does. */
final class VerifyWait extends Question<WebPage> {
    private static final long serialVersionUID = 1;
    private static final int OK = 200;

    private final String app;
    private final Verification wanted;
    private final LinkedHashMap<String, Object> result;
    // Where a page of the server itself has led to.
    private String path;

    /** @param result what the deploy returns when that is seen */
    VerifyWait(String app, Verification wanted, Map<String, Object> result, Session session) {
        super(session);
        this.app = app;
        this.wanted = wanted;
        this.result = new LinkedHashMap<>(result);
        this.path = wanted.path();
        session.log("Asking " + url(session) + " until it shows '" + wanted.text() + "'.");
    }

    @Override
    protected CompletableFuture<WebPage> ask(Session session) {
        return WebPage.at(session.server(), path);
    }

    @Override
    @CheckForNull
    protected Object answer(WebPage page, Session session) throws AbortException {
        if (page.login() != null) {
            throw new AbortException(session.subject() + "what was deployed cannot be verified without a login: "
                    + url(session) + " is no page for everybody, " + page.login()
                    + ". Verify a page that needs no login, or leave verify out.");
        }
        String next = page.path();
        if (next != null) {
            path = next;
            return null;
        }
        path = wanted.path();
        if (page.status() == OK && page.text().contains(wanted.text())) {
            session.log(url(session) + " shows '" + wanted.text() + "': verified.");
            result.put("verified", true);
            return result;
        }
        seen(page.status() == OK ? "there, without that text" : "answering with HTTP " + page.status(), session);
        return null;
    }

    @Override
    protected String goal() {
        return "app '" + app + "' to show '" + wanted.text() + "' at " + ServerPath.withoutQuery(wanted.path());
    }

    private String url(Session session) {
        return session.server().url() + ServerPath.withoutQuery(wanted.path());
    }
}
