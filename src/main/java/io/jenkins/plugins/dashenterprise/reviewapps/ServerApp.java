package io.jenkins.plugins.dashenterprise.reviewapps;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.model.CurrentUserQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.MarkedAppQuery;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A review app as the server has it, or somebody else's app that has its name. */
record ServerApp(MarkedAppQuery.App app) {
    private static final AppQuery<MarkedAppQuery.Data, MarkedAppQuery.Apps, MarkedAppQuery.App> APP =
            new AppQuery<>(MarkedAppQuery::new, data -> data.apps, page -> page.apps, app -> app.name);

    /** The app of a name, or null when the server has none that the user can see. */
    @CheckForNull
    static ServerApp find(String name, Session session) throws IOException, InterruptedException {
        MarkedAppQuery.App found = APP.find(name, session);
        return found == null ? null : new ServerApp(found);
    }

    /**
     * Refuses to take an app that is not found for one that is gone, unless the user would see it: an administrator sees all
     * apps, others their own.
     */
    static void refuseHidden(RegisteredApp known, Session session) throws IOException, InterruptedException {
        CurrentUserQuery.Current user = session.query(new CurrentUserQuery()).current;
        String name = Found.part(user, each -> each.username);
        boolean all = Boolean.TRUE.equals(Found.part(user, each -> each.isAdmin));
        if (!all && (name == null || !name.equalsIgnoreCase(known.owner))) {
            throw new AbortException(AppQuery.isMissing(known.app(), session)
                    + " Whether it is gone cannot be known: the user '" + ForeignText.of(name)
                    + "' sees no apps but their own. Use credentials of an administrator, or of the app's owner.");
        }
    }

    /** The user name in credentials. */
    static String userOf(String credentialsId, Session session) throws AbortException {
        return session.credentials(credentialsId, StandardUsernamePasswordCredentials.class, "user name with password")
                .getUsername();
    }

    @CheckForNull
    String url() {
        return app.urlOnServer;
    }

    boolean deploying() {
        return Boolean.TRUE.equals(Found.part(app.status, status -> status.deploying));
    }

    /** Whether it is known to carry no mark: the credentials may not show its variables. */
    boolean isUnmarked() {
        return app.environmentVariables != null
                && variables().stream().noneMatch(variable -> Mark.VARIABLE.equals(variable.name));
    }

    /** The mark's text, or null when there is none or the credentials do not show it; nothing or asterisks are no mark. */
    @CheckForNull
    String mark() {
        return variables().stream()
                .filter(variable -> Mark.VARIABLE.equals(variable.name))
                .findFirst()
                .map(variable -> variable.value)
                .filter(value -> value.chars().anyMatch(Character::isLetterOrDigit))
                .orElse(null);
    }

    /** The names of the variables that people and builds set, but for the mark. */
    List<String> settable() {
        return variables().stream()
                .filter(variable -> !Boolean.TRUE.equals(variable.readonly))
                .map(variable -> variable.name)
                .filter(name -> !Mark.VARIABLE.equals(name))
                .toList();
    }

    @CheckForNull
    String owner() {
        return Found.part(app.owner, each -> each.username);
    }

    private List<MarkedAppQuery.EnvironmentVariable> variables() {
        return Objects.requireNonNullElse(app.environmentVariables, List.<MarkedAppQuery.EnvironmentVariable>of())
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether it can be one that was created a moment ago, by a user. */
    boolean isNewOf(String user) {
        return user.equalsIgnoreCase(owner()) && timestamp(each -> each.updated) == null;
    }

    /** For how many days nobody has deployed or visited it. */
    long idleDays(RegisteredApp known, long nowMillis) {
        long used = Math.max(
                known.usedMillis,
                Math.max(millis(timestamp(each -> each.updated)), millis(timestamp(each -> each.visited))));
        return Math.max(TimeUnit.MILLISECONDS.toDays(nowMillis - used), 0);
    }

    @CheckForNull
    private Object timestamp(java.util.function.Function<MarkedAppQuery.Timestamps, Object> which) {
        return Found.part(Found.part(app.analytics, analytics -> analytics.timestamps), which);
    }

    /** A time of the server; one without a zone may be a day later than it looks. */
    private static long millis(@CheckForNull Object time) {
        try {
            TemporalAccessor read = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    String.valueOf(time).replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
            return read instanceof OffsetDateTime exact
                    ? Instant.from(exact).toEpochMilli()
                    : ((LocalDateTime) read)
                            .plusDays(1)
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli();
        } catch (DateTimeException e) {
            // Unknown: then our own clock counts.
            return 0;
        }
    }
}
