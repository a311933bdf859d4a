package io.jenkins.plugins.dashenterprise.views;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.apps.AppState;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlClient;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.PlainQuery;
import io.jenkins.plugins.dashenterprise.operations.Plain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * One look at some apps of a server, which all who want to know share.
 *
 * @param millis when it was begun, in milliseconds since the epoch
 * @param states the words for each app; for none when the look failed, and then there is one word for all
 */
record StateReading(long millis, CompletableFuture<Map<String, String>> states) {
    /** How many apps one question may be about: what a server tells of an app may take it some time. */
    static final int MOST_APPS = 50;

    static final String MISSING = "not there";
    private static final String NOT_READABLE = "not readable";
    private static final long FRESH_MILLIS = TimeUnit.SECONDS.toMillis(30);
    private static final long LIMIT_MILLIS = TimeUnit.SECONDS.toMillis(5);
    private static final String ALL = "";

    /** A look that there was no need to take. */
    static StateReading failed(String word) {
        return new StateReading(0, CompletableFuture.completedFuture(Map.of(ALL, word)));
    }

    /** Asks, holding no thread. */
    static StateReading start(GraphQlClient client, List<String> apps, long now) {
        CompletableFuture<PlainQuery.Data> call = client.poll(query(apps, true));
        CompletableFuture<Map<String, String>> states = call.exceptionallyCompose(
                        failure -> isRefusedToPlainUsers(failure)
                                ? client.poll(query(apps, false))
                                : CompletableFuture.failedFuture(failure))
                .thenApply(data -> words(apps, data))
                .orTimeout(LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionally(failure -> Map.of(ALL, wordFor(failure)));
        states.thenRun(() -> call.cancel(true));
        return new StateReading(now, states);
    }

    boolean isFresh(long now) {
        return now - millis < FRESH_MILLIS;
    }

    /** How an app is, in words; waits for the answer, for some seconds at most. */
    String of(DeployedApp app) {
        Map<String, String> found = states.join();
        String known = found.getOrDefault(ALL, found.get(app.getApp()));
        return known == null ? Words.format("LastSeen", app.getStateInWords()) : Util.fixNull(Words.of(known));
    }

    private static PlainQuery query(List<String> apps, boolean allApps) {
        StringBuilder parameters = new StringBuilder("$allApps: Boolean!");
        StringBuilder fields = new StringBuilder();
        Map<String, Object> variables = new HashMap<>(Map.of("allApps", allApps));
        for (int i = 0; i < apps.size(); i++) {
            parameters.append(", $name").append(i).append(": String!");
            fields.append(" app")
                    .append(i)
                    .append(": apps(name: $name")
                    .append(i)
                    .append(", allApps: $allApps) { apps {")
                    .append(" name status { running deploying } analytics { timestamps { updated } } } }");
            variables.put("name" + i, apps.get(i));
        }
        return new PlainQuery("AppStates", "query AppStates(" + parameters + ") {" + fields + " }", variables);
    }

    private static Map<String, String> words(List<String> apps, PlainQuery.Data data) {
        Map<String, String> words = new HashMap<>();
        for (int i = 0; i < apps.size(); i++) {
            words.put(apps.get(i), word(apps.get(i), Plain.at(data.content(), "app" + i, "apps")));
        }
        return words;
    }

    private static String word(String name, @CheckForNull Object found) {
        if (!(found instanceof List<?> list)) {
            return NOT_READABLE;
        }
        return list.stream()
                .filter(app -> name.equals(Plain.at(app, "name")))
                .findFirst()
                .map(app -> new AppState(
                        Boolean.TRUE.equals(Plain.at(app, "status", "running")),
                        Boolean.TRUE.equals(Plain.at(app, "status", "deploying")),
                        Plain.at(app, "analytics", "timestamps", "updated") != null))
                .map(AppState::toString)
                .orElse(MISSING);
    }

    private static boolean isRefusedToPlainUsers(Throwable failure) {
        return cause(failure) instanceof GraphQlException e && e.kind() == GraphQlException.Kind.ERRORS;
    }

    private static String wordFor(Throwable failure) {
        return cause(failure) instanceof GraphQlException e && !e.mayHeal() ? NOT_READABLE : LiveStates.NOT_REACHABLE;
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
